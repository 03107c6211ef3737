package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WatchdogTest {
    private final List<String> alarms = new ArrayList<>();
    private final Watchdog watchdog = new Watchdog(Duration.ofNanos(100), alarms::add);
    private final Thread one = new Thread("one");
    private final Thread two = new Thread("two");

    private static WaitingThread waiting(Thread thread, long since) {
        return new WaitingThread(thread, since, false, List.of("for something"), List.of("somebody"));
    }

    private static WaitingThread limited(Thread thread) {
        return new WaitingThread(thread, 0, true, List.of("for a while"), List.of("the clock"));
    }

    private void look(Set<Thread> tasks, long now, WaitingThread... waiting) {
        watchdog.check(tasks, List.of(waiting), () -> false, now);
    }

    private void check(Set<Thread> tasks, long now, WaitingThread... waiting) {
        look(tasks, now, waiting);
        look(tasks, now, waiting);
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
    void D1_alarmIsRaisedWhenTwoLooksInARowSeeTheSame() {
        look(Set.of(one), 200, waiting(one, 0));
        assertThat(alarms).as("it may have been woken just now").isEmpty();
        look(Set.of(one), 300, waiting(one, 150));
        look(Set.of(one), 400, waiting(one, 160));
        assertThat(alarms).as("it waits again and again").isEmpty();
        look(Set.of(one), 500, waiting(one, 160));
        assertThat(alarms).hasSize(1);
    }

    @Test
    void D1_noAlarmIsRaisedWhileSomethingCanGoOn() {
        check(Set.of(), 1_000);
        check(Set.of(), 1_000, waiting(one, 0)); // no task of the library
        check(Set.of(one, two), 1_000, waiting(one, 0)); // the other one runs
        check(Set.of(one, two), 1_000, waiting(one, 0), waiting(two, 901)); // not for long enough
        for (int looks = 0; looks < 2; looks++) {
            watchdog.check(Set.of(one), List.of(waiting(one, 0)), () -> true, 1_000); // a timer is due
        }
        check(Set.of(one), 1_000, limited(one));
        check(Set.of(one), 1_000, waiting(one, 0), limited(two)); // one that is no task goes on when its time is up
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
        assertThat(run(DeadlockedProgram.class, "200ms", "group"))
                .contains("All tasks of Lockkeeper are asleep (2).")
                .contains("to receive from unbuffered channel 1")
                .contains("for a wait group to come to zero");
    }

    @ParameterizedTest
    @MethodSource("dev.lockkeeper.runtime.ThreadKind#available")
    void D1_poolWhoseTasksWaitForEachOtherIsToldSo(ThreadKind kind) throws Exception {
        assertThat(run(DeadlockedProgram.class, "200ms", "pool", kind.name()))
                .contains("All tasks of Lockkeeper are asleep (1).")
                .contains("Task@")
                .contains("for the end of pool \"pool-2\"");
    }

    @Test
    void D1_taskThatItsSubmitterRunsIsToldToo() throws Exception {
        assertThat(run(DeadlockedProgram.class, "200ms", "caller"))
                .contains("All tasks of Lockkeeper are asleep (1).")
                .contains("to receive from unbuffered channel 1");
    }

    @Test
    void D1_selectThatWaitsForEverIsToldSo() throws Exception {
        assertThat(run(DeadlockedProgram.class, "200ms", "select"))
                .contains("All tasks of Lockkeeper are asleep (2).")
                .contains("to receive from unbuffered channel 1")
                .contains(" of a context")
                .contains("for the tasks of a task group");
    }

    @Test
    void D1_flightRecorderWakesNobody() throws Exception {
        assertThat(run(List.of("-XX:StartFlightRecording"), DeadlockedProgram.class, "200ms", "group"))
                .contains("All tasks of Lockkeeper are asleep (2).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pace", "poll", "deadline", "start", "worker"})
    void D1_programThatGoesOnAfterAWhileIsNoDeadlock(String whoWakes) throws Exception {
        assertThat(run(NearlyDeadlockedProgram.class, "100ms", whoWakes)).isEqualTo("woken ");
    }

    @Test
    void D1_programThatNeverStandsStillIsNoDeadlock() throws Exception {
        // A platform thread that was woken looks as if it waited until it gets a processor, which may take longer than
        // a millisecond.
        String patience = ThreadKind.hasVirtual() ? "1ms" : "10s";
        assertThat(run(NearlyDeadlockedProgram.class, patience, "ring")).isEqualTo("woken ");
    }

    @Test
    void wrongSettingIsToldAndSwitchesItOff() throws Exception {
        assertThat(run(DeadlockedProgram.class, "soon", "group"))
                .contains("\"soon\" is no duration; write -Ddev.lockkeeper.watchdog=10s.");
    }

    private static String run(Class<?> program, String patience, String... arguments) throws Exception {
        return run(List.of(), program, patience, arguments);
    }

    private static String run(List<String> options, Class<?> program, String patience, String... arguments)
            throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = Stream.of(
                        "target/test-classes",
                        "target/classes",
                        System.getProperty("jdk.module.path", ""),
                        System.getProperty("java.class.path"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(java, "-D" + Watchdog.PROPERTY + "=" + patience));
        command.addAll(options);
        command.addAll(List.of(
                "-Djdk.virtualThreadScheduler.parallelism=1",
                "-Djdk.virtualThreadScheduler.maxPoolSize=1",
                "-cp",
                classes,
                program.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        CompletableFuture.delayedExecutor(50, TimeUnit.SECONDS)
                .execute(process::destroyForcibly); // to read is not interruptible
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
