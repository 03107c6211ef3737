package dev.lockkeeper.analyser.body;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.TreeScanner;
import dev.lockkeeper.analyser.fact.Suppressions;
import dev.lockkeeper.finding.Rule;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code @SuppressWarnings} from the source, for not every declaration has an element to ask: local variables have none. */
final class SuppressionReader extends TreeScanner<Void, Void> {
    private static final String ALL = "lockkeeper";
    /** What Error Prone and IntelliJ call their own checks of guards. */
    private static final Set<String> OF_OTHERS = Set.of("GuardedBy", "GuardedByChecker", "FieldAccessNotGuarded");

    private final Set<Rule> rules = EnumSet.noneOf(Rule.class);
    private boolean areOthersGuardsSilent;

    private SuppressionReader() {}

    /** What is suppressed around a declaration, and what its own modifiers add. */
    static Suppressions with(Suppressions around, ModifiersTree modifiers) {
        if (modifiers.getAnnotations().isEmpty()
                || modifiers.getAnnotations().stream().noneMatch(SuppressionReader::isSuppression)) {
            return around;
        }
        SuppressionReader reader = new SuppressionReader();
        reader.rules.addAll(around.rules());
        reader.areOthersGuardsSilent = around.areOthersGuardsSilent();
        modifiers.getAnnotations().stream()
                .filter(SuppressionReader::isSuppression)
                .forEach(annotation -> reader.scan(annotation.getArguments(), null));
        return new Suppressions(reader.rules, reader.areOthersGuardsSilent);
    }

    private static boolean isSuppression(AnnotationTree annotation) {
        return SimpleNames.of(annotation.getAnnotationType()).equals("SuppressWarnings");
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree literal, Void unused) {
        String name = String.valueOf(literal.getValue());
        if (name.equals(ALL)) {
            rules.addAll(EnumSet.allOf(Rule.class));
        } else if (name.startsWith(ALL + ":")) {
            Rule.find(name.substring(ALL.length() + 1)).ifPresent(rules::add);
        }
        areOthersGuardsSilent |= OF_OTHERS.contains(name);
        return null;
    }
}
