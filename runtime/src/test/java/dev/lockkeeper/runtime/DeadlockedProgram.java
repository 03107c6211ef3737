package dev.lockkeeper.runtime;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Two tasks that wait for each other, until the watchdog says so. */
final class DeadlockedProgram {
    private DeadlockedProgram() {}

    public static void main(String[] args) throws InterruptedException {
        Errors errors = new Errors();
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        Channel<Integer> channel = Channel.unbuffered();
        WaitGroup group = new WaitGroup();
        group.go(() -> unchecked(channel::receive));
        Go.run(() -> unchecked(() -> {
            group.await();
            channel.send(1);
        }));
        if (Watchdog.isOn()) {
            errors.alarm.await(); // without a limit: a thread that may go on by itself would keep the watchdog quiet
        }
        System.out.print(errors.toString(StandardCharsets.UTF_8));
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
