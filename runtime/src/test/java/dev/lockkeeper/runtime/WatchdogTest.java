package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchdogTest {
    private final List<String> alarms = new ArrayList<>();
    private final Watchdog watchdog = new Watchdog(Duration.ofNanos(100), alarms::add);
    private final Thread one = new Thread("one");
    private final Thread two = new Thread("two");

    private static WaitingThread waiting(Thread thread, long since) {
        return new WaitingThread(thread, since, false, List.of("for something"), List.of("somebody"));
    }

    private void check(Set<Thread> tasks, long now, WaitingThread... waiting) {
        watchdog.check(tasks, List.of(waiting), false, now);
    }

    @Test
    void D1_alarmIsRaisedWhenOnlyWaitsAreLeft() {
        check(Set.of(one, two), 200, waiting(one, 0), waiting(two, 100));
        assertThat(alarms).hasSize(1);
        assertThat(alarms.get(0))
                .contains("All tasks of Lockkeeper are asleep (2).")
                .contains("\"one\"")
                .contains("\"two\"")
                .contains("for something")
                .contains("could be woken by somebody");
    }

    @Test
    void D1_alarmIsRaisedOnceUntilSomethingMoves() {
        check(Set.of(one), 200, waiting(one, 0));
        check(Set.of(one), 300, waiting(one, 0));
        assertThat(alarms).hasSize(1);
        check(Set.of(one), 400, waiting(one, 300));
        check(Set.of(one), 500, waiting(one, 400));
        assertThat(alarms).as("it waits again, for something else").hasSize(3);
    }

    @Test
    void D1_noAlarmIsRaisedWhileSomethingCanGoOn() {
        check(Set.of(), 1_000);
        check(Set.of(), 1_000, waiting(one, 0)); // no task of the library
        check(Set.of(one, two), 1_000, waiting(one, 0)); // the other one runs
        check(Set.of(one, two), 1_000, waiting(one, 0), waiting(two, 901)); // not for long enough
        watchdog.check(Set.of(one), List.of(waiting(one, 0)), true, 1_000); // a timer is due
        WaitingThread limited = new WaitingThread(one, 0, true, List.of("for a while"), List.of("the clock"));
        check(Set.of(one), 1_000, limited);
        assertThat(alarms).isEmpty();
    }

    @Test
    void D1_alarmNamesOtherThreadsThatWaitToo() {
        check(Set.of(one), 200, waiting(one, 0), waiting(two, 150));
        assertThat(alarms)
                .singleElement()
                .asString()
                .contains("asleep (1).")
                .contains("\"one\"")
                .contains("\"two\"");
    }

    @Test
    void D1_threadOfTheProgramThatGoesOnIsSeenAndOneThatWaitsIsNot() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Set<Thread> others = ConcurrentHashMap.newKeySet();
        Forked.awaitCondition(() -> {
            others.addAll(Thread.getAllStackTraces().keySet());
            return !ForeignThreads.canGoOn(others);
        });
        Thread waiter = new Thread(() -> awaitUnchecked(end, Long.MAX_VALUE), "waits");
        waiter.start();
        Forked.awaitCondition(() -> waiter.getState() == Thread.State.TIMED_WAITING);
        assertThat(ForeignThreads.canGoOn(others))
                .as("waits for a limited time")
                .isTrue();
        others.add(waiter);
        assertThat(ForeignThreads.canGoOn(others)).as("is known to be asleep").isFalse();
        end.countDown();
        waiter.join();

        CountDownLatch secondEnd = new CountDownLatch(1);
        Forked<Void> sleeper = Forked.run(secondEnd::await).awaitParked();
        assertThat(ForeignThreads.canGoOn(others)).as("waits without limit").isFalse();
        secondEnd.countDown();
        sleeper.result();
    }

    private static void awaitUnchecked(CountDownLatch latch, long nanos) {
        try {
            assertThat(latch.await(nanos, TimeUnit.NANOSECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void durationsAreReadAsElsewhere() {
        assertThat(Watchdog.findDuration("250ms")).contains(Duration.ofMillis(250));
        assertThat(Watchdog.findDuration("10s")).contains(Duration.ofSeconds(10));
        assertThat(Watchdog.findDuration("5m")).contains(Duration.ofMinutes(5));
        assertThat(Watchdog.findDuration("1h")).contains(Duration.ofHours(1));
        assertThat(Watchdog.findDuration("PT1M30S")).contains(Duration.ofSeconds(90));
        for (String wrong : List.of("", "10", "0s", "-1s", "soon", "99999999999999999999ms")) {
            assertThat(Watchdog.findDuration(wrong)).as(wrong).isEmpty();
        }
    }

    /** The whole of it, in a JVM of its own: two tasks that wait for each other. */
    @Test
    void D1_deadlockedProgramIsToldSo() throws Exception {
        String output = run("-Ddev.lockkeeper.watchdog=200ms");
        assertThat(output)
                .contains("All tasks of Lockkeeper are asleep (2).")
                .contains("to receive from unbuffered channel 1")
                .contains("for a wait group to come to zero");
    }

    @Test
    void wrongSettingIsToldAndSwitchesItOff() throws Exception {
        assertThat(run("-Ddev.lockkeeper.watchdog=soon"))
                .contains("\"soon\" is no duration; write -Ddev.lockkeeper.watchdog=10s.");
    }

    private static String run(String option) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = Stream.of(
                        "target/test-classes",
                        "target/classes",
                        System.getProperty("jdk.module.path", ""),
                        System.getProperty("java.class.path"))
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(java, option, "-cp", classes, DeadlockedProgram.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
