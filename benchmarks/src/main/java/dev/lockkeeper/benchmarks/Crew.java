package dev.lockkeeper.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Threads of one kind that work together and are waited for. */
final class Crew {
    /** What a thread does. */
    interface Work {
        void run() throws Exception;
    }

    private final List<Thread> threads = new ArrayList<>();
    private final String kind;
    private volatile Throwable failure;

    /** A crew of {@code "virtual"} or {@code "platform"} threads. */
    Crew(String kind) {
        this.kind = kind;
    }

    Crew start(Work work) {
        Runnable body = () -> {
            try {
                work.run();
            } catch (Throwable e) {
                failure = e;
            }
        };
        threads.add(
                switch (kind) {
                    case "virtual" -> Thread.startVirtualThread(body);
                    case "platform" -> Thread.ofPlatform().daemon().start(body);
                    default -> throw new IllegalArgumentException(kind);
                });
        return this;
    }

    void join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure != null) {
            throw new IllegalStateException("a thread failed", failure);
        }
    }
}
