package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TickerTest {
    private static final Duration BRIEF = Duration.ofMillis(2);
    private static final Duration LONG = Duration.ofDays(100_000);

    @Test
    void ticksComeNoFasterThanThePeriod() throws Exception {
        long start = System.nanoTime();
        try (Ticker ticker = Ticker.every(BRIEF)) {
            Instant last = ticker.ticks().receive();
            for (int i = 1; i < 10; i++) {
                Instant next = ticker.ticks().receive();
                assertThat(next).isAfterOrEqualTo(last);
                last = next;
            }
        }
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(10 * BRIEF.toNanos());
    }

    @Test
    void T1_ticksAreDroppedForASlowReceiver() throws Exception {
        try (Ticker slow = Ticker.every(BRIEF);
                Ticker other = Ticker.every(BRIEF)) {
            Channel<Instant> ticks = (Channel<Instant>) slow.ticks();
            for (int i = 0; i < 10; i++) {
                other.ticks().receive(); // passes the time of several ticks
                assertThat(ticks.size()).isLessThanOrEqualTo(1);
            }
            Forked.awaitCondition(() -> ticks.size() == 1);
            assertThat(ticks.capacity()).isEqualTo(1);
        }
    }

    @Test
    void T2_stopEndsTheTicksAndLeavesTheChannelOpen() throws Exception {
        int before = SharedTimer.pending();
        Ticker ticker = Ticker.every(LONG);
        assertThat(SharedTimer.pending()).isGreaterThan(0);
        ticker.stop();
        ticker.stop();
        assertThat(SharedTimer.pending()).isLessThanOrEqualTo(before);
        assertThat(ticker.ticks().isClosed()).isFalse();

        Ticker brief = Ticker.every(BRIEF);
        brief.ticks().receive();
        brief.close();
        brief.ticks().poll();
        try (Ticker clock = Ticker.every(BRIEF)) {
            for (int i = 0; i < 5; i++) {
                clock.ticks().receive();
            }
        }
        assertThat(brief.ticks().poll()).as("a tick after stop").isNull();
    }

    @Test
    void T3_resetChangesThePeriodAndWithdrawsATickThatWaits() throws Exception {
        try (Ticker ticker = Ticker.every(Duration.ofNanos(100))) {
            Channel<Instant> ticks = (Channel<Instant>) ticker.ticks();
            Forked.awaitCondition(() -> ticks.size() == 1);
            for (int i = 0; i < 1_000; i++) {
                ticker.reset(LONG);
                assertThat(ticks.poll()).as("a stale tick").isNull();
                ticker.reset(Duration.ofNanos(1));
            }
            ticker.reset(BRIEF);
            assertThat(ticks.receive()).isNotNull();
            ticker.stop();
            ticker.reset(LONG);
            assertThat(ticks.poll()).isNull();
            ticker.reset(BRIEF);
            assertThat(ticks.receive()).as("reset starts a stopped one").isNotNull();
        }
    }

    @Test
    void T4_periodMustBeLongerThanZero() {
        for (Duration period : new Duration[] {Duration.ZERO, Duration.ofNanos(-1)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Ticker.every(period))
                    .withMessageContaining("must be longer than zero");
        }
        try (Ticker ticker = Ticker.every(LONG)) {
            assertThatIllegalArgumentException().isThrownBy(() -> ticker.reset(Duration.ZERO));
        }
    }

    @Test
    void T5_tickerThatNobodyRefersToIsCollectedWithoutStop() {
        forgotten().forEach(Forked::awaitCollected);
    }

    /** A channel of ticks; and, as they are behind it, its core and what the timer holds until the ticks end. */
    private static List<WeakReference<Object>> forgotten() {
        BufferedChannel<Instant> ticks = new BufferedChannel<>(1);
        Beat beat = new Beat(ticks.core(), BRIEF.toNanos());
        beat.start();
        ReceiveChannel<Instant> ofTicker = Ticker.every(BRIEF).ticks();
        return List.of(new WeakReference<>(ofTicker), new WeakReference<>(ticks.core()), new WeakReference<>(beat));
    }

    @Test
    void T5_tickerWhoseChannelIsInUseGoesOn() throws Exception {
        ReceiveChannel<Instant> ticks = Ticker.every(BRIEF).ticks();
        for (int i = 0; i < 5; i++) {
            System.gc();
            assertThat(ticks.receive()).isNotNull();
        }
        Clause<Instant> clause = ticks.onReceive(tick -> tick);
        ticks = null;
        for (int i = 0; i < 5; i++) {
            System.gc();
            assertThat(Select.<Instant>select(clause)).isNotNull();
        }
    }

    @Test
    void T6_ticksKeepToTheBeatOfTheFirst() throws Exception {
        BufferedChannel<Instant> ticks = new BufferedChannel<>(1);
        Beat beat = new Beat(ticks.core(), BRIEF.toNanos());
        beat.start();
        long first = beat.due();
        for (int i = 0; i < 5; i++) {
            ticks.receive();
            assertThat((beat.due() - first) % BRIEF.toNanos())
                    .as("off the beat")
                    .isZero();
        }
        beat.stop();
    }

    @Test
    void T6_lateTickDoesNotMoveTheBeat() {
        assertThat(Beat.nextDue(1_000, 100, 1_000)).isEqualTo(1_100);
        assertThat(Beat.nextDue(1_000, 100, 1_099)).isEqualTo(1_100);
        assertThat(Beat.nextDue(1_000, 100, 1_100)).isEqualTo(1_200);
        assertThat(Beat.nextDue(1_000, 100, 1_345)).isEqualTo(1_400);
        assertThat(Beat.nextDue(1_000, 100, 990)).as("a timer that is early").isEqualTo(1_100);
        assertThat(Beat.nextDue(Long.MAX_VALUE - 50, 100, Long.MAX_VALUE))
                .as("the clock overflows")
                .isEqualTo(Long.MIN_VALUE + 49);
    }
}
