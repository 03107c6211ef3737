package dev.lockkeeper.analyser.lock;

import dev.lockkeeper.finding.NearestName;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Follows a dotted lock expression from the class that declares the guarded member. */
final class GuardPath {
    private final MemberLookup members;
    private final ScopedTypes types;

    GuardPath(MemberLookup members, ScopedTypes types) {
        this.members = members;
        this.types = types;
    }

    /**
     * How far an expression was followed.
     *
     * @param value the object reached; null when there is none, or only the name of a class so far
     * @param type its type
     * @param named the class whose name was read last, when that is all there is
     * @param problem what is wrong, if anything is
     */
    record Reached(
            @Nullable Value value,
            @Nullable TypeMirror type,
            @Nullable TypeElement named,
            Guard.@Nullable Problem problem) {

        static Reached failed(String text, String hint) {
            return new Reached(null, null, null, new Guard.Problem(text, hint));
        }

        static Reached object(Value value, TypeMirror type, Guard.@Nullable Problem problem) {
            return new Reached(value, type, null, problem);
        }
    }

    Reached follow(Element member, String text) {
        TypeElement declaring = DeclaringType.of(member);
        if (text.equals("itself") && member instanceof VariableElement field) {
            return Reached.object(fieldOf(new Value.Self(declaring), field), field.asType(), null);
        }
        if (text.startsWith("#")) {
            return parameter(member, text);
        }
        List<String> names = List.of(text.split("\\."));
        int start = qualifiedTypeLength(names);
        Reached reached = start == 0
                ? first(member, declaring, names.get(0))
                : new Reached(
                        null, null, types.findQualified(qualified(names, start)).orElseThrow(), null);
        for (int i = Math.max(start, 1);
                i < names.size() && (reached.value() != null || reached.named() != null);
                i++) {
            reached = next(member, declaring, reached, names.get(i));
        }
        return reached.value() == null && reached.problem() == null ? unresolved(member, declaring, text) : reached;
    }

    /** How many names, more than one, are a type with its package; 0 when the first name is no package's. */
    private int qualifiedTypeLength(List<String> names) {
        for (int length = 2; length < names.size(); length++) {
            if (types.findQualified(qualified(names, length)).isPresent()) {
                return length;
            }
        }
        return 0;
    }

    private static String qualified(List<String> names, int length) {
        return String.join(".", names.subList(0, length));
    }

    /** The Checker Framework's {@code #1}: what is passed for that parameter. */
    private static Reached parameter(Element member, String text) {
        int index = Integer.parseInt(text.substring(1)) - 1;
        if (member instanceof ExecutableElement method
                && index >= 0
                && index < method.getParameters().size()) {
            VariableElement parameter = method.getParameters().get(index);
            return Reached.object(new Value.Entry(new Variable.Declared(parameter)), parameter.asType(), null);
        }
        return Reached.failed(
                "'" + member.getSimpleName() + "' has no parameter '" + text + "', which is to guard it",
                "count parameters from #1");
    }

    private Reached first(Element member, TypeElement declaring, String name) {
        if (name.equals("this")) {
            return Reached.object(new Value.Self(declaring), declaring.asType(), null);
        }
        Value owner = new Value.Self(declaring);
        for (Element scope = declaring; scope != null; scope = scope.getEnclosingElement()) {
            if (scope instanceof TypeElement type) {
                Value here = type.equals(declaring) ? owner : new Value.Enclosing(owner, type);
                Optional<Reached> found = findMember(member, type, here, name);
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        return types.find(declaring, name)
                .or(() -> types.findQualified(name))
                .map(type -> new Reached(null, null, type, null))
                .orElseGet(() -> unresolved(member, declaring, name));
    }

    private Reached next(Element member, TypeElement declaring, Reached reached, String name) {
        TypeElement named = reached.named();
        if (named != null && name.equals("class")) {
            return Reached.object(new Value.ClassObject(named), named.asType(), null);
        }
        if (named != null && name.equals("this")) {
            Value self = new Value.Self(declaring);
            return Reached.object(
                    named.equals(declaring) ? self : new Value.Enclosing(self, named), named.asType(), null);
        }
        Optional<TypeElement> owner = named != null ? Optional.of(named) : findType(reached.type());
        return owner.flatMap(type -> findMember(member, type, reached.value(), name))
                .or(() -> owner.flatMap(type -> members.findType(type, name))
                        .map(type -> new Reached(null, null, type, null)))
                .map(found -> reached.problem() == null
                        ? found
                        : new Reached(found.value(), found.type(), found.named(), reached.problem()))
                .orElseGet(() -> unresolved(member, declaring, name));
    }

    private Optional<TypeElement> findType(@Nullable TypeMirror type) {
        return type == null ? Optional.empty() : members.hierarchy().findElement(type);
    }

    private Optional<Reached> findMember(Element guarded, TypeElement type, @Nullable Value owner, String name) {
        if (name.endsWith("()")) {
            return members.findGetter(type, name.substring(0, name.length() - 2))
                    .map(getter -> Reached.object(
                            new Value.Getter(isStatic(getter) ? null : owner, getter), getter.getReturnType(), null));
        }
        return members.findField(type, name)
                .filter(field -> owner != null || isStatic(field))
                .map(field -> Reached.object(fieldOf(owner, field), field.asType(), finality(guarded, field)));
    }

    private static Value fieldOf(@Nullable Value owner, VariableElement field) {
        return owner == null || isStatic(field) ? new Value.StaticField(field) : new Value.Field(owner, field);
    }

    private static boolean isStatic(Element element) {
        return element.getModifiers().contains(Modifier.STATIC);
    }

    private static Guard.@Nullable Problem finality(Element guarded, VariableElement field) {
        if (field.getModifiers().contains(Modifier.FINAL) || field.equals(guarded)) {
            return null;
        }
        return new Guard.Problem(
                "'" + field.getSimpleName() + "', which guards '" + guarded.getSimpleName()
                        + "', is not final: whoever waits for the old lock does not exclude holders of the new one",
                "declare it 'final'",
                true);
    }

    private Reached unresolved(Element member, TypeElement declaring, String name) {
        String hint = NearestName.findSimilar(name, members.fieldNames(declaring))
                .filter(nearest -> !nearest.contentEquals(member.getSimpleName()))
                .map(nearest -> "did you mean \"" + nearest + "\"?")
                .orElse("declare 'private final ReentrantLock lock = new ReentrantLock();' and name it");
        return Reached.failed(
                "there is no lock '" + name + "' in '" + declaring.getSimpleName() + "' to guard '"
                        + member.getSimpleName() + "'",
                hint);
    }
}
