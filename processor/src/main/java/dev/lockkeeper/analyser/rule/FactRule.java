package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.ClassFacts;
import dev.lockkeeper.finding.Rule;

/** One check: reads the facts of a class and reports what is wrong. Implementations have no state. */
public interface FactRule {

    /** The rule under which it reports. */
    Rule rule();

    /** Reports each fact that breaks the rule. */
    void check(ClassFacts facts, Report report);
}
