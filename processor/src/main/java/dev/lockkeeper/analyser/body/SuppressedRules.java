package dev.lockkeeper.analyser.body;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.TreeScanner;
import dev.lockkeeper.finding.Rule;
import java.util.EnumSet;
import java.util.Set;

/** Reads {@code @SuppressWarnings} where declarations have no element to ask, as local variables. */
final class SuppressedRules extends TreeScanner<Void, Set<Rule>> {
    private static final String ALL = "lockkeeper";

    private SuppressedRules() {}

    /** The rules suppressed around a declaration and those that its own modifiers add. */
    static Set<Rule> with(Set<Rule> around, ModifiersTree modifiers) {
        Set<Rule> rules = around;
        for (AnnotationTree annotation : modifiers.getAnnotations()) {
            if (annotation.getAnnotationType().toString().endsWith("SuppressWarnings")) {
                Set<Rule> more = EnumSet.noneOf(Rule.class);
                more.addAll(rules);
                for (ExpressionTree argument : annotation.getArguments()) {
                    argument.accept(new SuppressedRules(), more);
                }
                rules = more;
            }
        }
        return rules;
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Set<Rule> rules) {
        String name = String.valueOf(literal.getValue());
        if (name.equals(ALL)) {
            rules.addAll(EnumSet.allOf(Rule.class));
        } else if (name.startsWith(ALL + ":")) {
            Rule.find(name.substring(ALL.length() + 1)).ifPresent(rules::add);
        }
        return null;
    }
}
