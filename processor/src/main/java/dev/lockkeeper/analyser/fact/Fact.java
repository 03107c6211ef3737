package dev.lockkeeper.analyser.fact;

/** Something that was found out about a class. */
public sealed interface Fact
        permits AtomicSequence,
                AtomicUse,
                BlockingCall,
                CallMade,
                DoneFuture,
                GuardedEscape,
                GuardedUse,
                InstanceInitializer,
                LockLeak,
                LockTaken,
                LockUnheld,
                LockUpgrade,
                PoolWait,
                RawInstance,
                TaskStarted,
                UnknownGuard,
                ValueStored,
                VariableTouch,
                WorkerDeclared {
    /** The expression or declaration that it is about. */
    Place place();

    /** Whether it is to be kept until all classes of the compilation have been analysed. */
    default boolean isOfWholeProgram() {
        return false;
    }
}
