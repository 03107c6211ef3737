/**
 * Four annotations bring Go's concurrency toolkit to a plain Java class: {@link dev.lockkeeper.GuardedBy},
 * {@link dev.lockkeeper.Atomic}, {@link dev.lockkeeper.Worker} and {@link dev.lockkeeper.Await}.
 *
 * <p>A class that declares a member with one of them is a <em>domain class</em>. When it is compiled, the processor
 * writes the final subclass {@code Concurrent<Domain>} beside it, and the checker reports every use that breaks what the
 * annotations promise as a compile error.
 */
package dev.lockkeeper;
