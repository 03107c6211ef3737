package dev.lockkeeper.runtime;

import dev.lockkeeper.Threads;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes threads of either kind, all of them daemons: what runs on them never keeps the JVM alive.
 *
 * <p>The baseline has no virtual threads, so their builder is reached through one method handle, looked up once.
 */
final class ThreadStarter {
    /** {@code (String name) -> ThreadFactory}, or null on a JVM without virtual threads. */
    private static final @Nullable MethodHandle VIRTUAL = findVirtual();

    private ThreadStarter() {}

    static boolean hasVirtualThreads() {
        return VIRTUAL != null;
    }

    /**
     * Checks that this JVM has the kind of threads.
     *
     * @throws UnsupportedOperationException if virtual threads are asked for and there are none
     */
    static void requireAvailable(Threads kind, String owner) {
        if (kind == Threads.VIRTUAL && VIRTUAL == null) {
            throw new UnsupportedOperationException(
                    owner + ": threads = VIRTUAL needs a JVM with virtual threads (21 or later), and this" + " is "
                            + Runtime.version().feature() + ". Use AUTO, which takes them where there are some.");
        }
    }

    /** What makes threads of one name that are not started yet. Inheritable thread-locals of the caller are not passed on. */
    static ThreadFactory factory(Threads kind, String name) {
        if (kind == Threads.PLATFORM || VIRTUAL == null) {
            return body -> newPlatformThread(name, body);
        }
        try {
            return (ThreadFactory) VIRTUAL.invokeExact(name);
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable checked) {
            throw new LinkageError("Thread.Builder declares no checked exception, yet it threw one", checked);
        }
    }

    private static Thread newPlatformThread(String name, Runnable body) {
        Thread thread = new Thread(null, body, name, 0, false);
        thread.setDaemon(true);
        return thread;
    }

    private static @Nullable MethodHandle findVirtual() {
        if (Runtime.version().feature() < 21) {
            return null;
        }
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            Class<?> builder = Class.forName("java.lang.Thread$Builder$OfVirtual");
            MethodHandle create = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(builder));
            MethodHandle name = lookup.findVirtual(builder, "name", MethodType.methodType(builder, String.class));
            MethodHandle inherit = lookup.findVirtual(
                    builder, "inheritInheritableThreadLocals", MethodType.methodType(builder, boolean.class));
            MethodHandle make = lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class));
            MethodHandle named = MethodHandles.collectArguments(name, 0, create);
            MethodHandle bare =
                    MethodHandles.filterReturnValue(named, MethodHandles.insertArguments(inherit, 1, false));
            return MethodHandles.filterReturnValue(bare, make);
        } catch (ReflectiveOperationException missing) {
            throw new ExceptionInInitializerError(missing);
        }
    }
}
