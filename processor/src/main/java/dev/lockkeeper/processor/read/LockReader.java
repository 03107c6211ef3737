package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.FieldModel;
import dev.lockkeeper.processor.model.LockKind;
import dev.lockkeeper.processor.model.LockModel;
import dev.lockkeeper.processor.model.TypeModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Resolves one lock expression, step by step, in the scope of the member that it stands at. */
final class LockReader {
    private static final Pattern NAME = Pattern.compile("\\s*\\.\\s*");
    private static final String CALL = "()";

    private final Compilation compilation;
    private final TypeReader types;
    private final FieldReader fields;
    private final Scope scope;
    private final Element member;
    private final List<LockModel.Step> steps = new ArrayList<>();

    LockReader(Compilation compilation, TypeReader types, FieldReader fields, TypeElement domain, Element member) {
        this.compilation = compilation;
        this.types = types;
        this.fields = fields;
        this.member = member;
        this.scope = new Scope(compilation, Compilation.ownerOf(member), domain);
    }

    /** The lock that the expression stands for. */
    LockModel read(String expression) throws UnresolvedLockException {
        List<String> names = Arrays.asList(NAME.split(expression.strip(), -1));
        TypeMirror type = names.equals(List.of("itself")) ? readItself() : readNames(names);
        LockKind kind = kindOf(type);
        return new LockModel(expression, kind, lockType(type, kind), List.copyOf(steps));
    }

    /** The field is its own lock. */
    private TypeMirror readItself() throws UnresolvedLockException {
        if (member instanceof VariableElement field) {
            return addField(field, true);
        }
        throw new UnresolvedLockException(
                "'itself' stands for the value of a field, and this is a method",
                "name the lock, as in @GuardedBy(\"lock\")");
    }

    /** The first name decides: {@code this}, a field, a method, or a type. The rest are members, one after the other. */
    private TypeMirror readNames(List<String> names) throws UnresolvedLockException {
        String first = names.get(0);
        int next = 1;
        TypeMirror type;
        if (first.equals("this")) {
            type = addThis();
        } else if (scope.findField(first).isPresent()) {
            type = addField(scope.findField(first).get(), true);
        } else if (first.endsWith(CALL)) {
            type = addCall(scope.owner(), first, true);
        } else {
            next = scope.typePrefix(names);
            TypeElement owner = scope.findType(names.subList(0, next)).orElseThrow(() -> scope.unknownName(first));
            type = addAfterType(owner, next < names.size() ? names.get(next) : "");
            next++;
        }
        for (String name : names.subList(Math.min(next, names.size()), names.size())) {
            type = addMember(type, name);
        }
        return type;
    }

    /** There is no {@code this} for what is static. */
    private TypeMirror addThis() throws UnresolvedLockException {
        if (Compilation.isStatic(member)) {
            throw new UnresolvedLockException(
                    "is static, and every instance has another lock 'this'",
                    "guard it by something static, as in @GuardedBy(\""
                            + scope.owner().getSimpleName() + ".class\")");
        }
        steps.add(new LockModel.This());
        return scope.owner().asType();
    }

    /** What may stand behind the name of a type. */
    private TypeMirror addAfterType(TypeElement owner, String name) throws UnresolvedLockException {
        if (name.equals("class")) {
            if (!compilation.isNameable(owner, scope.domain())) {
                throw outOfReach(owner);
            }
            steps.add(new LockModel.ClassLiteral(types.readClass(owner)));
            return compilation.elements().getTypeElement("java.lang.Class").asType();
        }
        if (name.equals("this") && scope.isSelf(owner)) {
            return addThis();
        }
        if (name.endsWith(CALL)) {
            return addCall(owner, name, scope.isSelf(owner));
        }
        VariableElement field = Scope.findField(compilation, owner, name)
                .filter(Compilation::isStatic)
                .orElseThrow(() -> new UnresolvedLockException(
                        "'" + owner.getSimpleName() + "' has no static field '" + name + "'",
                        "name a static field, or the class itself as '" + owner.getSimpleName() + ".class'"));
        return addField(field, true);
    }

    /** A field or a method of what was reached so far. */
    private TypeMirror addMember(TypeMirror before, String name) throws UnresolvedLockException {
        TypeElement owner = scope.findElement(before)
                .orElseThrow(() -> new UnresolvedLockException(
                        "'" + before + "' has no member '" + name + "'", "end the expression before '." + name + "'"));
        boolean isOfThis = steps.get(steps.size() - 1) instanceof LockModel.This;
        if (!scope.isNameable(before)) {
            throw outOfReach(owner);
        }
        if (name.endsWith(CALL)) {
            return addCall(owner, name, isOfThis);
        }
        VariableElement field = Scope.findField(compilation, owner, name)
                .orElseThrow(() -> new UnresolvedLockException(
                        "'" + owner.getSimpleName() + "' has no field '" + name + "'",
                        "name a final field of '" + owner.getSimpleName() + "'"));
        return addField(field, isOfThis);
    }

    /** What is static starts from its class, whatever was in front of it. */
    private TypeMirror addField(VariableElement field, boolean isOfThis) throws UnresolvedLockException {
        if (Compilation.isStatic(field)) {
            steps.clear();
        } else if (isOfThis) {
            if (Compilation.isStatic(member)) {
                throw new UnresolvedLockException(
                        "is static, and every instance has another lock '" + field.getSimpleName() + "'",
                        "make '" + field.getSimpleName() + "' static");
            }
            if (steps.isEmpty()) {
                steps.add(new LockModel.This());
            }
        }
        if (!scope.isNameable(field.asType())) {
            throw new UnresolvedLockException(
                    "the type of '" + field.getSimpleName() + "' is out of reach of the generated class",
                    "make '" + field.asType() + "' package-private");
        }
        FieldModel read = fields.read(field, field.asType(), isOfThis);
        if (isClassNeeded(read)
                && fields.references().find(Compilation.ownerOf(field)).isEmpty()) {
            throw outOfReach(Compilation.ownerOf(field));
        }
        if (!read.isReachable()) {
            throw new UnresolvedLockException(
                    "the module of '" + field.getSimpleName() + "' does not open it to the generated class",
                    "let that module open the package of '"
                            + Compilation.ownerOf(field).getSimpleName() + "', or make the lock protected");
        }
        steps.add(new LockModel.FieldStep(read));
        return field.asType();
    }

    /** A field of an object is read without naming its class; all others start from that. */
    private static boolean isClassNeeded(FieldModel field) {
        return field.isStatic() || !field.isDirect();
    }

    private static UnresolvedLockException outOfReach(TypeElement type) {
        return new UnresolvedLockException(
                "the class '" + type.getQualifiedName() + "' is out of reach of the generated class",
                "make '" + type.getSimpleName() + "' visible to it, or declare another lock");
    }

    /** A method that returns the lock: called by name, for no handle leads to a private one. */
    private TypeMirror addCall(TypeElement owner, String name, boolean isOfThis) throws UnresolvedLockException {
        String simpleName = name.substring(0, name.length() - CALL.length()).strip();
        ExecutableElement method = Scope.findMethod(compilation, owner, simpleName)
                .orElseThrow(() -> new UnresolvedLockException(
                        "'" + owner.getSimpleName() + "' has no method '" + name + "' without parameters",
                        "name a method that returns the same lock every time"));
        if (!isCallable(method, isOfThis)) {
            throw new UnresolvedLockException(
                    "'" + name + "' is out of reach of the generated class", "make '" + name + "' package-private");
        }
        if (Compilation.isStatic(method)) {
            steps.clear();
            steps.add(new LockModel.StaticCallStep(
                    fields.references().find(owner).orElseThrow(() -> outOfReach(owner)), simpleName));
        } else {
            if (steps.isEmpty()) {
                addReceiver(owner, name, isOfThis);
            }
            steps.add(new LockModel.CallStep(simpleName));
        }
        return method.getReturnType();
    }

    /** Whether generated code may call the method: a protected one of another package on the domain object only. */
    private boolean isCallable(ExecutableElement method, boolean isOfThis) {
        return compilation.isReachable(method, scope.domain())
                && (isOfThis
                        || !method.getModifiers().contains(Modifier.PROTECTED)
                        || compilation.isSamePackage(method, scope.domain()));
    }

    private void addReceiver(TypeElement owner, String name, boolean isOfThis) throws UnresolvedLockException {
        if (!isOfThis) {
            throw new UnresolvedLockException(
                    "'" + name + "' of '" + owner.getSimpleName() + "' is not static",
                    "make it static, or name the object to call it on");
        }
        addThis();
    }

    /** How a lock of this type is taken. */
    private LockKind kindOf(TypeMirror type) throws UnresolvedLockException {
        if (type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID) {
            throw new UnresolvedLockException(
                    "a value of type '" + type + "' is no lock",
                    "name an object, or a java.util.concurrent.locks.Lock");
        }
        if (ValueBasedClasses.contains(type)) {
            throw new UnresolvedLockException(
                    "a value of type '" + type + "' has no identity of its own, and maybe other holders",
                    "name an object made for it, as in 'final Object lock = new Object()'");
        }
        for (StandardLock lock : StandardLock.values()) {
            if (type.getKind() != TypeKind.ERROR && compilation.isSubtype(type, lock.qualifiedName())) {
                return lock.kind();
            }
        }
        return LockKind.MONITOR;
    }

    /** The type that a local variable for the lock has: its own where that is a plain class, else the one it is taken by. */
    private TypeModel lockType(TypeMirror type, LockKind kind) {
        Optional<TypeElement> element = compilation.findElement(type);
        if (element.isPresent() && element.get().getTypeParameters().isEmpty() && scope.isNameable(type)) {
            return types.erased(type);
        }
        return StandardLock.typeOf(kind);
    }
}
