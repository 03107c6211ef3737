package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.LockKind;
import dev.lockkeeper.processor.model.LockModel;
import dev.lockkeeper.processor.model.TypeModel;
import dev.lockkeeper.scope.LockExpressions;
import dev.lockkeeper.scope.NoLocks;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Resolves one lock expression in the scope of the member that it stands at. */
final class LockReader {
    private final Compilation compilation;
    private final TypeReader types;
    private final Scope scope;
    private final LockNames meanings;
    private final LockSteps steps;
    private final Element member;

    LockReader(Compilation compilation, TypeReader types, FieldReader fields, TypeElement domain, Element member) {
        this.compilation = compilation;
        this.types = types;
        this.member = member;
        this.scope = new Scope(compilation, Compilation.ownerOf(member), domain);
        this.meanings = new LockNames(compilation, scope);
        this.steps = new LockSteps(compilation, types, fields, scope, member);
    }

    /** The lock that the expression stands for. */
    LockModel read(String expression) throws UnresolvedLockException {
        List<String> names = List.of(LockExpressions.compact(expression).split("\\.", -1));
        TypeMirror type = names.equals(List.of("itself")) ? readItself() : readNames(names);
        LockKind kind = kindOf(type);
        return new LockModel(expression, kind, lockType(type, kind), steps.list());
    }

    /** The field is its own lock. */
    private TypeMirror readItself() throws UnresolvedLockException {
        if (member instanceof VariableElement field) {
            return steps.addField(field, true);
        }
        throw new UnresolvedLockException(
                "'itself' stands for the value of a field, and this is a method",
                "name the lock, as in @GuardedBy(\"lock\")");
    }

    /** The first name decides: {@code this}, {@code super}, a field, a method, or else a type. The rest are members, one after the other. */
    private TypeMirror readNames(List<String> names) throws UnresolvedLockException {
        String first = names.get(0);
        if (first.equals("this")) {
            return addMembers(steps.addThis(), names, 1);
        }
        if (first.equals("super") && names.size() > 1) {
            steps.addThis();
            return addMembers(scope.owner().getSuperclass(), names, 1);
        }
        Optional<Element> start = meanings.findMember(first);
        return start.isPresent() ? addMembers(steps.addFirst(start.get()), names, 1) : readAfterType(names);
    }

    private TypeMirror addMembers(TypeMirror start, List<String> names, int next) throws UnresolvedLockException {
        TypeMirror type = start;
        for (String name : names.subList(next, names.size())) {
            type = steps.addMember(type, name);
        }
        return type;
    }

    /** Behind the name of a type stands one that is nested in it, or something of it. */
    private TypeMirror readAfterType(List<String> names) throws UnresolvedLockException {
        int next = meanings.typeLength(names);
        TypeElement type = meanings.type(names.subList(0, next));
        while (next < names.size() && !isMember(type, names.get(next))) {
            Optional<TypeElement> nested = meanings.findMemberType(type, names.get(next));
            if (nested.isEmpty()) {
                break;
            }
            type = nested.get();
            next++;
        }
        if (next == names.size()) {
            throw new UnresolvedLockException(
                    "'" + type.getSimpleName() + "' is a type and no lock",
                    "write '" + names.get(next - 1) + ".class' for its monitor, or name a static field of it");
        }
        if (names.get(next).equals("class") && next + 1 < names.size()) {
            throw new UnresolvedLockException(
                    "nothing behind '.class' is a lock", "end the expression with '.class', or name a field or method");
        }
        return addMembers(addAfterType(type, names.get(next)), names, next + 1);
    }

    private boolean isMember(TypeElement type, String name) {
        return name.equals("class")
                || name.equals("this")
                || name.endsWith(LockNames.CALL)
                || findStaticField(type, name).isPresent();
    }

    private Optional<VariableElement> findStaticField(TypeElement type, String name) {
        return Scope.findField(compilation, type, name).filter(Compilation::isStatic);
    }

    /** What may stand behind the name of a type. */
    private TypeMirror addAfterType(TypeElement owner, String name) throws UnresolvedLockException {
        if (name.equals("class")) {
            return steps.addLiteral(owner);
        }
        if (name.equals("this")) {
            return addInstance(owner);
        }
        if (name.endsWith(LockNames.CALL)) {
            return steps.addStaticCall(owner, name);
        }
        VariableElement field = findStaticField(owner, name)
                .orElseThrow(() -> new UnresolvedLockException(
                        "'" + owner.getSimpleName() + "' has no static field '" + name + "'",
                        "name a static field, or the class itself as '" + owner.getSimpleName() + ".class'"));
        return steps.addField(field, true);
    }

    /** A domain class is no inner class: there is no object around its own. */
    private TypeMirror addInstance(TypeElement type) throws UnresolvedLockException {
        if (type.equals(scope.owner())) {
            return steps.addThis();
        }
        throw new UnresolvedLockException(
                "there is no '" + type.getSimpleName() + "' around a '"
                        + scope.owner().getSimpleName() + "'",
                "write \"this\", or name a lock that is static");
    }

    /** How a lock of this type is taken. */
    private LockKind kindOf(TypeMirror type) throws UnresolvedLockException {
        boolean hasHolder = type.getKind() == TypeKind.ERROR
                || NoLocks.WITHOUT_HOLDER.stream().noneMatch(name -> compilation.isSubtype(type, name));
        if (NoLocks.isWithoutObject(type) || !hasHolder) {
            throw new UnresolvedLockException(
                    "a value of type '" + type + "' is no lock",
                    "name an object, or a java.util.concurrent.locks.Lock");
        }
        if (NoLocks.isValueBased(type)) {
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
