package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.FieldModel;
import dev.lockkeeper.processor.model.LockModel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** The steps along a lock expression, each of which the generated class has to be able to go. */
final class LockSteps {
    private final Compilation compilation;
    private final TypeReader types;
    private final FieldReader fields;
    private final Scope scope;
    private final Element member;
    private final List<LockModel.Step> steps = new ArrayList<>();

    /**
     * No steps so far.
     *
     * @param member the member that the lock guards
     */
    LockSteps(Compilation compilation, TypeReader types, FieldReader fields, Scope scope, Element member) {
        this.compilation = compilation;
        this.types = types;
        this.fields = fields;
        this.scope = scope;
        this.member = member;
    }

    List<LockModel.Step> list() {
        return List.copyOf(steps);
    }

    /** There is no {@code this} for what is static. */
    TypeMirror addThis() throws UnresolvedLockException {
        if (Compilation.isStatic(member)) {
            throw new UnresolvedLockException(
                    "is static, and every instance has another lock 'this'",
                    "guard it by something static, as in @GuardedBy(\""
                            + scope.owner().getSimpleName() + ".class\")");
        }
        steps.add(new LockModel.This());
        return scope.owner().asType();
    }

    /** The monitor of a class. */
    TypeMirror addLiteral(TypeElement owner) throws UnresolvedLockException {
        if (!compilation.isNameable(owner, scope.domain())) {
            throw outOfReach(owner);
        }
        steps.add(new LockModel.ClassLiteral(types.readClass(owner)));
        return compilation.elements().getTypeElement("java.lang.Class").asType();
    }

    /** A member of the object itself, or what is static. */
    TypeMirror addFirst(Element first) throws UnresolvedLockException {
        return first instanceof VariableElement field
                ? addField(field, true)
                : addCall(Compilation.ownerOf(first), (ExecutableElement) first, true);
    }

    /** A field or a method of what was reached so far. */
    TypeMirror addMember(TypeMirror before, String name) throws UnresolvedLockException {
        TypeElement owner = scope.findElement(before)
                .orElseThrow(() -> new UnresolvedLockException(
                        "'" + before + "' has no member '" + name + "'", "end the expression before '." + name + "'"));
        boolean isOfThis = steps.get(steps.size() - 1) instanceof LockModel.This;
        if (!scope.isNameable(before)) {
            throw outOfReach(owner);
        }
        if (name.endsWith(LockNames.CALL)) {
            return addCall(owner, name, isOfThis);
        }
        VariableElement field = Scope.findField(compilation, owner, name)
                .orElseThrow(() -> new UnresolvedLockException(
                        "'" + owner.getSimpleName() + "' has no field '" + name + "'",
                        "name a final field of '" + owner.getSimpleName() + "'"));
        return addField(field, isOfThis);
    }

    /** What is static starts from its class, whatever was in front of it. */
    TypeMirror addField(VariableElement field, boolean isOfThis) throws UnresolvedLockException {
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

    /** A method of what was reached so far. */
    private TypeMirror addCall(TypeElement owner, String name, boolean isOfThis) throws UnresolvedLockException {
        return addCall(owner, findMethod(owner, name), isOfThis);
    }

    /** A method of a class that is named. */
    TypeMirror addStaticCall(TypeElement owner, String name) throws UnresolvedLockException {
        ExecutableElement method = findMethod(owner, name);
        if (!Compilation.isStatic(method)) {
            throw new UnresolvedLockException(
                    "'" + name + "' of '" + owner.getSimpleName() + "' is not static",
                    "make it static, or name the object to call it on");
        }
        return addCall(owner, method, scope.isSelf(owner));
    }

    private ExecutableElement findMethod(TypeElement owner, String name) throws UnresolvedLockException {
        return Scope.findMethod(compilation, owner, LockNames.withoutCall(name))
                .orElseThrow(() -> new UnresolvedLockException(
                        "'" + owner.getSimpleName() + "' has no method '" + name + "' without parameters",
                        "name a method that returns the same lock every time"));
    }

    /** Called by name, for no handle leads to a private one. */
    private TypeMirror addCall(TypeElement owner, ExecutableElement method, boolean isOfThis)
            throws UnresolvedLockException {
        String name = method.getSimpleName() + LockNames.CALL;
        if (!isCallable(method, isOfThis)) {
            throw new UnresolvedLockException(
                    "'" + name + "' is out of reach of the generated class", "make '" + name + "' package-private");
        }
        if (Compilation.isStatic(method)) {
            steps.clear();
            steps.add(new LockModel.StaticCallStep(
                    fields.references().find(owner).orElseThrow(() -> outOfReach(owner)),
                    method.getSimpleName().toString()));
        } else {
            if (steps.isEmpty()) {
                addThis();
            }
            steps.add(new LockModel.CallStep(method.getSimpleName().toString()));
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
}
