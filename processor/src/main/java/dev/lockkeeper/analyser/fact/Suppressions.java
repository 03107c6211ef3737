package dev.lockkeeper.analyser.fact;

import dev.lockkeeper.finding.Rule;
import java.util.Set;

/**
 * What the declarations around a place silence.
 *
 * @param rules the rules suppressed by their names
 * @param areOthersGuardsSilent whether Error Prone's check of {@code @GuardedBy} is suppressed; that is heard for the guards that
 *     are not Lockkeeper's own, as nothing else could have been meant
 */
public record Suppressions(Set<Rule> rules, boolean areOthersGuardsSilent) {
    public static final Suppressions NONE = new Suppressions(Set.of(), false);
}
