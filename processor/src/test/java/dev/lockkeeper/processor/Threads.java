package dev.lockkeeper.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs work on several threads that start at the same moment. */
final class Threads {
    private Threads() {}

    /** Runs the work once on each of so many threads, and returns when all are done. */
    static void run(int threads, ThrowingRunnable work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            Callable<Void> task = () -> {
                start.await();
                work.run();
                return null;
            };
            List<Future<Void>> results = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                results.add(executor.submit(task));
            }
            for (Future<Void> result : results) {
                result.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    /** Work that may fail. */
    interface ThrowingRunnable {
        void run() throws Exception;
    }
}
