package dev.lockkeeper.runtime;

import dev.lockkeeper.Overflow;
import dev.lockkeeper.Threads;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Tasks that wait for each other, until the watchdog says so. Prints what it said. */
final class DeadlockedProgram {
    private static final Channel<Integer> CHANNEL = Channel.unbuffered();

    private DeadlockedProgram() {}

    public static void main(String[] args) throws Exception {
        Errors errors = new Errors();
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        switch (args[0]) {
            case "group" -> group();
            case "pool" -> pool(Threads.valueOf(args[1]));
            case "caller" -> caller();
            case "select" -> select();
            default -> throw new IllegalArgumentException(args[0]);
        }
        if (Watchdog.isOn()) {
            errors.alarm.await(); // without a limit: a thread that may go on by itself would keep the watchdog quiet
        }
        System.out.print(errors.toString(StandardCharsets.UTF_8));
    }

    private static void group() {
        WaitGroup group = new WaitGroup();
        group.go(() -> unchecked(CHANNEL::receive));
        Go.run(() -> unchecked(() -> {
            group.await();
            CHANNEL.send(1);
        }));
    }

    /** A task of a pool's only worker waits for the next, and so does the one who closes it. Another pool has nothing to do. */
    private static void pool(Threads threads) throws Exception {
        WorkerPool idle = WorkerPool.builder().workers(1).threads(threads).build();
        idle.submit(() -> 1).get();
        WorkerPool pool = WorkerPool.builder().workers(1).threads(threads).build();
        pool.submit(() -> pool.submit(() -> 1).get());
        Forked.awaitCondition(() -> pool.stats().queued() == 1); // else the second would be refused
        ThreadKind.PLATFORM.start(pool::close);
    }

    /** A thread that is none of the library's runs a task that the pool has no room for, and that one waits for ever. */
    private static void caller() {
        Gate gate = new Gate();
        WorkerPool pool = WorkerPool.builder()
                .workers(1)
                .queue(0)
                .overflow(Overflow.CALLER_RUNS)
                .build();
        pool.submit(gate::pass);
        unchecked(gate::awaitArrival);
        ThreadKind.PLATFORM.start(() -> pool.execute(() -> {
            gate.open();
            unchecked(CHANNEL::receive);
        }));
    }

    private static void select() {
        TaskGroup<Integer> group = TaskGroup.open();
        group.fork(
                () -> Select.select(CHANNEL.onReceive(v -> v), group.context().onDone(() -> 0)));
        Go.run(() -> unchecked(group::join));
    }

    /** What is logged. */
    private static final class Errors extends ByteArrayOutputStream {
        private final CountDownLatch alarm = new CountDownLatch(1);

        @Override
        public void flush() {
            if (toString(StandardCharsets.UTF_8).contains("could be woken")) {
                alarm.countDown();
            }
        }
    }

    private static void unchecked(Forked.Action action) {
        try {
            action.run();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
