package dev.lockkeeper.runtime;

import java.lang.reflect.Method;
import java.util.stream.Stream;

/** The kinds of threads that the tests run on. */
enum ThreadKind {
    PLATFORM,
    VIRTUAL;

    /** Those that this JVM has; for {@code @MethodSource}. */
    static Stream<ThreadKind> available() {
        return hasVirtual() ? Stream.of(values()) : Stream.of(PLATFORM);
    }

    static boolean hasVirtual() {
        return Runtime.version().feature() >= 21;
    }

    Thread start(Runnable body) {
        if (this == PLATFORM) {
            Thread thread = new Thread(body, "test");
            thread.setDaemon(true);
            thread.start();
            return thread;
        }
        try {
            Method startVirtual = Thread.class.getMethod("startVirtualThread", Runnable.class);
            return (Thread) startVirtual.invoke(null, body);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("a JVM with virtual threads can start one", e);
        }
    }
}
