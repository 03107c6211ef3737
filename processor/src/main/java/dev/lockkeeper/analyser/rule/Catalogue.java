package dev.lockkeeper.analyser.rule;

import java.util.List;

/** All rules of the checker, a line each. They are made when they are asked for: those that a compilation does not need are not loaded. */
public final class Catalogue {
    private Catalogue() {}

    /** Those that look at single classes. */
    public static List<FactRule> ofClasses() {
        return List.of(
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
    }

    /** Those that follow locks through the compilation as a whole. */
    public static List<ProgramRule> ofLocks() {
        return List.of(new LockOrderRule(), new LockBlockingRule());
    }

    /** Those that follow tasks through the compilation as a whole. */
    public static List<ProgramRule> ofTasks() {
        return List.of(new AwaitSelfRule(), new WorkerMethodRule(), new WorkerRaceRule());
    }
}
