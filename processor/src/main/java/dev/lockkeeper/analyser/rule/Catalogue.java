package dev.lockkeeper.analyser.rule;

import java.util.List;

/** All rules of the checker, a line each. */
public final class Catalogue {
    public static final List<FactRule> RULES = List.of(
            new GuardedByRule(), //
            new AtomicCompoundRule());

    private Catalogue() {}
}
