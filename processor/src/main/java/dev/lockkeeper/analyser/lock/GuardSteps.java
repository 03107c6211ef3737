package dev.lockkeeper.analyser.lock;

import dev.lockkeeper.analyser.lock.GuardPath.Reached;
import dev.lockkeeper.finding.NearestName;
import dev.lockkeeper.scope.ScopedNames;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** The single steps along a lock expression. */
final class GuardSteps {
    private final MemberLookup members;
    private final ScopedNames names;

    GuardSteps(MemberLookup members, ScopedNames names) {
        this.members = members;
        this.names = names;
    }

    /** A field, or a method when the name ends with parentheses; of a class that is only named, a static one. */
    Optional<Reached> findMember(Element guarded, TypeElement type, @Nullable Value owner, String name) {
        if (name.endsWith("()")) {
            return members.findGetter(type, name.substring(0, name.length() - 2))
                    .filter(getter -> owner != null || isStatic(getter))
                    .map(getter -> getter(owner, getter));
        }
        return members.findField(type, name)
                .filter(field -> owner != null || isStatic(field))
                .map(field -> field(guarded, owner, field));
    }

    /** A class nested in one that is named. */
    Optional<Reached> findMemberType(Element guarded, TypeElement owner, String name) {
        return one(guarded, name, names.memberTypes(DeclaringType.of(guarded), owner, name), Reached::type);
    }

    Reached getter(@Nullable Value owner, ExecutableElement getter) {
        return Reached.object(new Value.Getter(isStatic(getter) ? null : owner, getter), getter.getReturnType(), null);
    }

    Reached field(Element guarded, @Nullable Value owner, VariableElement field) {
        return Reached.object(fieldOf(owner, field), field.asType(), finality(guarded, field));
    }

    static Value fieldOf(@Nullable Value owner, VariableElement field) {
        return owner == null || isStatic(field) ? new Value.StaticField(field) : new Value.Field(owner, field);
    }

    static boolean isStatic(Element element) {
        return element.getModifiers().contains(Modifier.STATIC);
    }

    /** What a name means that several imports may explain. */
    <E extends Element> Optional<Reached> one(
            Element guarded, String name, List<E> found, Function<E, Reached> reached) {
        if (found.size() < 2) {
            return found.stream().findFirst().map(reached);
        }
        String meanings = found.stream()
                .map(element ->
                        element instanceof TypeElement ? "" + element : element.getEnclosingElement() + "." + element)
                .sorted()
                .collect(Collectors.joining("' or '", "'", "'"));
        return Optional.of(Reached.failed(
                "'" + name + "', which is to guard '" + guarded.getSimpleName() + "', can be " + meanings,
                "name the one that is meant in full"));
    }

    private static Guard.@Nullable Problem finality(Element guarded, VariableElement field) {
        if (field.getModifiers().contains(Modifier.FINAL) || field.equals(guarded)) {
            return null;
        }
        return new Guard.Problem(
                "'" + field.getSimpleName() + "', which guards '" + guarded.getSimpleName()
                        + "', is not final: whoever waits for the old lock does not exclude holders of the new one",
                "declare it 'final'",
                Guard.Subject.FINALITY);
    }

    /** There is no such lock; in a compiled class, whose imports are gone, it may well have been there. */
    Reached unresolved(Element member, TypeElement declaring, String name) {
        return names.findSource(declaring).isPresent()
                ? unknown(member, declaring, name)
                : unknownNow(member, declaring, name);
    }

    private static Reached unknownNow(Element member, TypeElement declaring, String name) {
        String type = declaring.getSimpleName().toString();
        return new Reached(
                null,
                null,
                null,
                new Guard.Problem(
                        "'" + name + "' is not known, which guards '" + member.getSimpleName()
                                + "' of the compiled class '" + type + "': uses of it are not checked",
                        "if it belongs to a class that '" + type + "' imports, write the full name of that there",
                        Guard.Subject.COMPILED_CLASS));
    }

    private Reached unknown(Element member, TypeElement declaring, String name) {
        String hint = findPrivate(declaring, name)
                .or(() -> NearestName.findSimilar(name, members.fieldNames(declaring))
                        .filter(nearest -> !nearest.contentEquals(member.getSimpleName())))
                .map(nearest -> "did you mean \"" + nearest + "\"?")
                .orElse("declare 'private final ReentrantLock lock = new ReentrantLock();' and name it");
        return Reached.failed(
                "there is no lock '" + name + "' in '" + declaring.getSimpleName() + "' to guard '"
                        + member.getSimpleName() + "'",
                hint);
    }

    /** The name for a lock that is private to the superclass. */
    private Optional<String> findPrivate(TypeElement declaring, String name) {
        return members.hierarchy()
                .findElement(declaring.getSuperclass())
                .filter(parent -> members.findOwnField(parent, name) != null)
                .map(parent -> "super." + name);
    }
}
