package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.finding.Rule;

/** One check of a compilation as a whole. Implementations have no state. */
public interface ProgramRule {

    /** The rule under which it reports. */
    Rule rule();

    /** Reports what breaks the rule. */
    void check(ProgramFacts facts, ProgramReport report);
}
