package dev.lockkeeper.runtime;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** A task that waits for long, until somebody wakes it whom the watchdog has to know of. Prints what was logged. */
final class NearlyDeadlockedProgram {
    /** Much longer than the patience of the watchdog. */
    private static final Duration LONG = Duration.ofMillis(1_500);

    private static final Channel<Integer> CHANNEL = Channel.unbuffered();
    private static final CountDownLatch WOKEN = new CountDownLatch(1);
    private static final ByteArrayOutputStream ERRORS = new ByteArrayOutputStream();

    /** What had been logged when the task was woken. */
    private static volatile String logged;

    private NearlyDeadlockedProgram() {}

    public static void main(String[] args) throws Exception {
        System.setErr(new PrintStream(ERRORS, true, StandardCharsets.UTF_8));
        switch (args[0]) {
            case "pace" -> pace();
            case "poll" -> poll();
            case "deadline" -> deadline();
            case "start" -> start();
            case "worker" -> worker();
            case "ring" -> ring();
            default -> throw new IllegalArgumentException(args[0]);
        }
        WOKEN.await(); // without a limit: a thread that may go on by itself keeps the watchdog quiet
        System.out.print("woken " + logged);
    }

    private static void woken() {
        logged = ERRORS.toString(StandardCharsets.UTF_8);
        WOKEN.countDown();
    }

    /** The next task of a pool may start after a while. */
    private static void pace() throws Exception {
        WorkerPool pool = WorkerPool.builder().workers(1).rate(1, LONG).build();
        pool.submit(() -> 1).get();
        Task<Integer> next = pool.submit(() -> 2);
        Go.run(() -> {
            next.join();
            woken();
        });
    }

    /** The main thread waits in an operation of the library too, but for a limited time. */
    private static void poll() throws Exception {
        receive();
        Channel.unbuffered().poll(LONG);
        CHANNEL.send(1);
    }

    /** A deadline is due. */
    private static void deadline() {
        CancellableContext context = Context.background().withTimeout(LONG);
        Go.run(() -> {
            try {
                CHANNEL.receive(context);
            } catch (CancelledException | InterruptedException cancelled) {
                woken();
            }
        });
    }

    /** A task was started and finds no processor to run on. */
    private static void start() {
        receive();
        takeProcessor();
        Go.run(() -> unchecked(() -> CHANNEL.send(1)));
    }

    /** A worker was called and finds no processor to run on. */
    private static void worker() throws Exception {
        WorkerPool pool = WorkerPool.fixed(1);
        pool.submit(() -> 1).get();
        receive();
        takeProcessor();
        pool.execute(() -> unchecked(() -> CHANNEL.send(1)));
    }

    /** One of many tasks goes on at any time, and the others wait for long. */
    private static void ring() {
        List<Channel<Integer>> ring =
                Stream.generate(() -> Channel.<Integer>buffered(1)).limit(20).toList();
        WorkerPool pool = WorkerPool.builder().workers(1, 3).build();
        for (int i = 0; i < ring.size(); i++) {
            Channel<Integer> in = ring.get(i);
            Channel<Integer> out = ring.get((i + 1) % ring.size());
            Go.run(() -> in.forEach(round -> unchecked(() -> {
                pass(round, pool);
                out.send(round + 1);
            })));
        }
        ring.get(0).offer(0);
    }

    private static void pass(int round, WorkerPool pool) throws Exception {
        if (round == 10_000) {
            woken();
        } else if (round % 3 == 0) {
            pool.submit(() -> round).get();
        } else if (round % 3 == 1) {
            WaitGroup group = new WaitGroup();
            group.go(() -> {});
            group.await();
        } else {
            Channel<Integer> answer = Channel.unbuffered();
            Go.run(() -> unchecked(() -> answer.send(round)));
            answer.receive();
        }
    }

    private static void receive() {
        Go.run(() -> unchecked(() -> {
            CHANNEL.receive();
            woken();
        }));
        Forked.awaitCondition(() -> Diagnostics.dump().contains("to receive from " + CHANNEL));
    }

    private static void unchecked(Forked.Action action) {
        try {
            action.run();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Occupies the only processor of virtual threads for long, if there are some: then by no thread that the JVM lists. */
    private static void takeProcessor() {
        CountDownLatch taken = new CountDownLatch(1);
        ThreadKind kind = ThreadKind.hasVirtual() ? ThreadKind.VIRTUAL : ThreadKind.PLATFORM;
        kind.start(() -> {
            taken.countDown();
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < LONG.toNanos()) {
                Thread.onSpinWait();
            }
        });
        unchecked(taken::await);
    }
}
