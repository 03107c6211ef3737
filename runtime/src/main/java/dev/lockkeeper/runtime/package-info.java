/**
 * Go's concurrency toolkit: channels, select, pools, tasks, wait groups, contexts. Platform and virtual threads alike; every blocking call is
 * interruptible.
 *
 * <p>Where {@code null} may be given or returned, {@code @Nullable} says so; any other argument that is {@code null} is answered by a
 * {@link NullPointerException}, by a builder when it builds. Durations are precise to the nanosecond, and those longer than 292 years are as good as for ever.
 */
package dev.lockkeeper.runtime;
