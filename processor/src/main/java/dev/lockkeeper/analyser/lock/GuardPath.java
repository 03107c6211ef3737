package dev.lockkeeper.analyser.lock;

import dev.lockkeeper.scope.ScopedNames;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Follows a dotted lock expression from the class that declares the guarded member. */
final class GuardPath {
    private final MemberLookup members;
    private final GuardSteps steps;
    private final GuardStart start;
    private final ScopedNames names;

    GuardPath(MemberLookup members, ScopedNames names) {
        this.members = members;
        this.steps = new GuardSteps(members, names);
        this.start = new GuardStart(steps, names);
        this.names = names;
    }

    /**
     * How far an expression was followed.
     *
     * @param value the object reached; null when there is none, or only the name of a class so far
     * @param type its type; null for that of a class literal, which tells nothing
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

        static Reached type(TypeElement named) {
            return new Reached(null, null, named, null);
        }
    }

    Reached follow(Element member, String text) {
        TypeElement declaring = DeclaringType.of(member);
        if (text.equals("itself") && member instanceof VariableElement field) {
            return Reached.object(GuardSteps.fieldOf(new Value.Self(declaring), field), field.asType(), null);
        }
        List<String> parts = List.of(text.split("\\."));
        if (text.startsWith("#")) {
            return follow(member, declaring, parameter(member, parts.get(0)), parts.subList(1, parts.size()));
        }
        // Most are that, and nothing else is nearer.
        VariableElement own = members.findOwnField(declaring, text);
        if (own != null) {
            return steps.field(member, new Value.Self(declaring), own);
        }
        Optional<Reached> simple =
                text.equals("super") ? Optional.empty() : start.find(member, declaring, parts.get(0));
        int length = simple.isPresent() ? 1 : names.qualifiedTypeLength(declaring, parts);
        Reached reached = simple.or(() ->
                        names.findQualified(declaring, parts.subList(0, length)).map(Reached::type))
                .orElseGet(() -> steps.unresolved(member, declaring, parts.get(0)));
        Reached end = follow(member, declaring, reached, parts.subList(length, parts.size()));
        return end.value() == null && end.problem() == null ? steps.unresolved(member, declaring, text) : end;
    }

    private Reached follow(Element member, TypeElement declaring, Reached start, List<String> rest) {
        Reached reached = start;
        for (int i = 0; i < rest.size() && (reached.value() != null || reached.named() != null); i++) {
            reached = next(member, declaring, reached, rest.get(i));
        }
        return reached;
    }

    /** The Checker Framework's {@code #1}: what is passed for that parameter; a path may go on from there. */
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

    private Reached next(Element member, TypeElement declaring, Reached reached, String name) {
        TypeElement named = reached.named();
        if (named != null && name.equals("class")) {
            return new Reached(new Value.ClassObject(named), null, null, null);
        }
        if (named != null && name.equals("this")) {
            return start.findInstance(declaring, named).orElseGet(() -> steps.unresolved(member, declaring, name));
        }
        Optional<TypeElement> owner = named != null ? Optional.of(named) : findType(reached.type());
        return owner.flatMap(type -> steps.findMember(member, type, reached.value(), name))
                .or(() -> named == null ? Optional.empty() : steps.findMemberType(member, named, name))
                .map(found -> reached.problem() == null
                        ? found
                        : new Reached(found.value(), found.type(), found.named(), reached.problem()))
                .orElseGet(() -> steps.unresolved(member, declaring, name));
    }

    private Optional<TypeElement> findType(@Nullable TypeMirror type) {
        return type == null ? Optional.empty() : members.hierarchy().findElement(type);
    }
}
