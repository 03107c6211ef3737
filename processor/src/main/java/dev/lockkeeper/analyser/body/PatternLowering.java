package dev.lockkeeper.analyser.body;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.lockkeeper.analyser.flow.Operand;

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
        } else {
            bindComponents(body, pattern);
        }
    }

    /** What a record pattern takes out of a record is not followed further. */
    private static void bindComponents(BodyLowering body, Tree pattern) {
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitVariable(VariableTree variable, Void unused) {
                body.assignments.declare(variable, body.access.sites().unknown());
                return null;
            }
        }.scan(pattern, null);
    }
}
