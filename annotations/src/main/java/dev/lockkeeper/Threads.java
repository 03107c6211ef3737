package dev.lockkeeper;

/** The kind of threads that a pool runs its tasks on. */
public enum Threads {
    /** Virtual threads on a JVM that has them (21 and later), platform threads elsewhere. */
    AUTO,

    /** Platform threads: for tasks that compute, or that call native code which blocks. */
    PLATFORM,

    /** Virtual threads; on a JVM without them, the pool's construction fails and says so. */
    VIRTUAL
}
