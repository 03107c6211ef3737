package dev.lockkeeper.analyser.body;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import dev.lockkeeper.analyser.flow.Operand;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;

/** Gives the variables of a pattern their values. */
final class PatternLowering {
    private PatternLowering() {}

    /** Whether the tree is a pattern or a case label, by the name of its kind: later versions have more of them than 17. */
    static boolean isLabel(Tree tree) {
        String kind = tree.getKind().name();
        return kind.endsWith("PATTERN") || kind.endsWith("LABEL");
    }

    static void bind(BodyLowering body, Tree pattern, Operand matched) {
        if (pattern instanceof BindingPatternTree binding) {
            body.assignments.declare(binding.getVariable(), matched);
        } else if (pattern instanceof ParenthesizedTree) {
            TreeChildren.of(pattern).forEach(inner -> bind(body, inner, matched));
        } else if (pattern.getKind().name().equals("PATTERN_CASE_LABEL")) {
            TreeChildren.of(pattern).stream()
                    .filter(PatternLowering::isLabel)
                    .forEach(inner -> bind(body, inner, matched));
        } else if (pattern.getKind().name().equals("DECONSTRUCTION_PATTERN")) {
            bindComponents(body, TreeChildren.of(pattern), matched);
        }
    }

    /** The parts of a record pattern, behind the name of the record: they match what the methods of the record return. */
    private static void bindComponents(BodyLowering body, List<Tree> parts, Operand matched) {
        List<ExecutableElement> accessors = body.lookup
                .findType(parts.get(0))
                .flatMap(body.access.hierarchy()::findElement)
                .map(PatternLowering::accessors)
                .orElse(List.of());
        for (int i = 1; i < parts.size(); i++) {
            Operand part = i <= accessors.size()
                    ? new Operand.Getter(
                            matched, accessors.get(i - 1), body.access.sites().next())
                    : body.access.sites().unknown();
            bind(body, parts.get(i), part);
        }
    }

    private static List<ExecutableElement> accessors(TypeElement type) {
        return type.getRecordComponents().stream()
                .map(RecordComponentElement::getAccessor)
                .toList();
    }
}
