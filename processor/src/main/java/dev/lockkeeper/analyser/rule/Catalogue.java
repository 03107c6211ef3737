package dev.lockkeeper.analyser.rule;

import java.util.List;

/** All rules of the checker, a line each. */
public final class Catalogue {
    public static final List<FactRule> RULES = List.of(
            new GuardedByRule(),
            new GuardedByWriteRule(),
            new GuardedByLockRule(),
            new GuardedByOverrideRule(),
            new GuardedEscapeRule(),
            new LockLeakRule(),
            new LockUnheldRule(),
            new LockUpgradeRule(),
            new AtomicCompoundRule(),
            new RawInstanceRule());

    /** Those that look at the compilation as a whole. */
    public static final List<ProgramRule> PROGRAM_RULES = List.of(
            new LockOrderRule(), //
            new LockBlockingRule(),
            new AwaitSelfRule(),
            new WorkerMethodRule(),
            new WorkerRaceRule());

    private Catalogue() {}
}
