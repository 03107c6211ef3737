package dev.lockkeeper.runtime;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Two tasks that wait for each other, until the watchdog says so. */
final class DeadlockedProgram {
    private DeadlockedProgram() {}

    public static void main(String[] args) {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        Channel<Integer> channel = Channel.unbuffered();
        WaitGroup group = new WaitGroup();
        group.go(() -> unchecked(channel::receive));
        Go.run(() -> unchecked(() -> {
            group.await();
            channel.send(1);
        }));
        Forked.awaitCondition(() ->
                !Watchdog.isOn() || errors.toString(StandardCharsets.UTF_8).contains("could be woken"));
        System.out.print(errors.toString(StandardCharsets.UTF_8));
    }

    private static void unchecked(Forked.Action action) {
        try {
            action.run();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
