package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RateLimiterTest {
    private static final Duration NO_WAIT = Duration.ZERO;

    /** The clock of all limiters made by {@link #limiter}. */
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000); // so that it overflows

    /** A limiter of a permit every 100 ns. */
    private RateLimiter limiter(int burst) {
        return new RateLimiter(0.01, burst, now::get);
    }

    private void pass(long nanos) {
        now.addAndGet(nanos);
    }

    @Test
    void L1_firstPermitsAreAsManyAsTheBurstThenTheyComeAtTheRate() {
        RateLimiter limiter = limiter(3);
        assertThat(takeAll(limiter)).isEqualTo(3);
        pass(99);
        assertThat(limiter.tryAcquire()).isFalse();
        pass(1);
        assertThat(takeAll(limiter)).isEqualTo(1);
        pass(250);
        assertThat(takeAll(limiter)).isEqualTo(2);
        pass(50);
        assertThat(takeAll(limiter)).as("halves add up").isEqualTo(1);
        pass(1_000_000);
        assertThat(takeAll(limiter)).as("never more than the burst").isEqualTo(3);
    }

    @Test
    void L1_rateIsKeptExactlyOverManyGrants() {
        RateLimiter thirds = new RateLimiter(1.0 / 3, 1, now::get);
        int granted = 0;
        for (int i = 0; i < 30_000; i++) {
            granted += thirds.tryAcquire() ? 1 : 0;
            pass(1);
        }
        assertThat(granted).isBetween(9_999, 10_001);
    }

    @Test
    void L1_fullBurstIsThereAfterAPauseOfAnyLength() {
        RateLimiter odd = new RateLimiter(0.7 / 3, 7, now::get);
        for (long pause = 31; pause < 1L << 45; pause = pause * 3 / 2 + 1) {
            pass(pause);
            assertThat(takeAll(odd)).as("after %d ns", pause).isEqualTo(7);
        }
    }

    @Test
    void L1_burstIsExactAfterYearsAtTheHighestOfRates() {
        RateLimiter fast = new RateLimiter(1, 10, now::get);
        pass(Duration.ofDays(3 * 365).toNanos());
        for (int i = 0; i < 10; i++) {
            assertThat(fast.tryAcquire()).isTrue();
        }
        assertThat(fast.tryAcquire()).isFalse();
        pass(1);
        assertThat(fast.tryAcquire()).isTrue();
        assertThat(fast.tryAcquire()).isFalse();
    }

    @Test
    void L2_moreThanTheBurstIsNeverToBeHad() {
        RateLimiter limiter = limiter(2);
        pass(1_000);
        assertThat(limiter.tryAcquire(3)).isFalse();
        assertThat(limiter.tryAcquire(2)).as("nothing was used up").isTrue();
    }

    @Test
    void L2_moreThanTheBurstIsNotToBeHadAtTheHighestOfRatesEither() {
        RateLimiter fast = new RateLimiter(1_000, 2, now::get);
        assertThat(fast.tryAcquire(3)).isFalse();
        assertThat(fast.reserve(3).isGranted()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> fast.acquire(3));
    }

    @Test
    void L3_reservationsLieOneBehindTheOther() {
        RateLimiter limiter = limiter(2);
        assertThat(limiter.reserve(2).delay()).isZero();
        assertThat(limiter.reserve().delay()).isEqualTo(Duration.ofNanos(100));
        assertThat(limiter.reserve(2).delay()).isEqualTo(Duration.ofNanos(300));
        Reservation last = limiter.reserve();
        assertThat(last.delay()).isEqualTo(Duration.ofNanos(400));
        pass(150);
        assertThat(last.delay()).isEqualTo(Duration.ofNanos(250));
        pass(1_000);
        assertThat(last.delay()).isZero();
    }

    @Test
    void L3_reservationOfMoreThanTheBurstIsNotGranted() {
        RateLimiter limiter = limiter(2);
        Reservation refused = limiter.reserve(3);
        assertThat(refused.isGranted()).isFalse();
        assertThatIllegalStateException().isThrownBy(refused::delay).withMessageContaining("ask isGranted() first");
        refused.cancel();
        assertThat(takeAll(limiter)).isEqualTo(2);
    }

    @Test
    void L3_cancelOfTheLastReservationGivesAllBack() {
        RateLimiter limiter = limiter(2);
        limiter.reserve(2);
        Reservation last = limiter.reserve(2);
        last.cancel();
        assertThat(limiter.reserve(2).delay()).isEqualTo(Duration.ofNanos(200));
    }

    @Test
    void L3_secondCancelDoesNothing() {
        RateLimiter limiter = limiter(2);
        limiter.reserve(2);
        Reservation last = limiter.reserve(2);
        last.cancel();
        last.cancel();
        assertThat(limiter.reserve(1).delay()).isEqualTo(Duration.ofNanos(100));
    }

    @Test
    void L3_cancelWhenTheTimeHasComeGivesNothingBack() {
        RateLimiter limiter = limiter(2);
        limiter.reserve(2);
        Reservation late = limiter.reserve(2);
        pass(200);
        late.cancel();
        assertThat(limiter.reserve(1).delay()).isEqualTo(Duration.ofNanos(100));
    }

    @Test
    void L3_cancelKeepsWhatLaterReservationsHaveCountedOn() {
        RateLimiter limiter = limiter(2);
        limiter.reserve(2);
        Reservation two = limiter.reserve(2); // due at 200
        Reservation one = limiter.reserve(1); // due at 300
        two.cancel(); // gives back one of two: the other is what the later one is built on
        assertThat(one.delay()).isEqualTo(Duration.ofNanos(300));
        assertThat(limiter.reserve(1).delay()).isEqualTo(Duration.ofNanos(300));
    }

    @Test
    void L3_severalCancelsInARowGiveAllBack() {
        RateLimiter limiter = limiter(3);
        limiter.reserve(3);
        Reservation first = limiter.reserve(1);
        Reservation second = limiter.reserve(1);
        Reservation third = limiter.reserve(1);
        third.cancel();
        second.cancel();
        first.cancel();
        assertThat(limiter.reserve(1).delay()).isEqualTo(Duration.ofNanos(100));
    }

    @Test
    void L4_acquireWaitsForItsTurn() throws Exception {
        RateLimiter limiter = RateLimiter.of(1, Duration.ofMillis(2), 1);
        long start = System.nanoTime();
        for (int i = 0; i < 5; i++) {
            limiter.acquire();
        }
        assertThat(System.nanoTime() - start)
                .isGreaterThanOrEqualTo(Duration.ofMillis(8).toNanos());
    }

    @Test
    void L4_acquireOfMoreThanTheBurstIsAnError() {
        RateLimiter limiter = RateLimiter.of(1, Duration.ofMillis(2), 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limiter.acquire(4))
                .withMessage("4 permits at once are more than the burst of 3: raise it or ask for fewer");
        assertThatIllegalArgumentException().isThrownBy(() -> limiter.acquire(Context.background(), 4));
    }

    @Test
    void L4_interruptedAcquireReturnsItsPermits() throws Exception {
        RateLimiter limiter = RateLimiter.of(1, Duration.ofDays(1), 1);
        limiter.acquire();
        Forked<Void> waiting = Forked.run(limiter::acquire).awaitParked();
        assertThat(limiter.reserve().delay()).isGreaterThan(Duration.ofDays(1));
        RateLimiter other = RateLimiter.of(1, Duration.ofDays(1), 1);
        other.acquire();
        Forked<Void> alone = Forked.run(other::acquire).awaitParked();
        waiting.interrupt();
        alone.interrupt();
        assertThat(waiting.failure()).isInstanceOf(InterruptedException.class);
        assertThat(alone.failure()).isInstanceOf(InterruptedException.class);
        assertThat(other.reserve().delay()).isLessThanOrEqualTo(Duration.ofDays(1));
    }

    @Test
    void L4_acquireThatIsInterruptedAsItsTimeComesReturnsItsPermits() throws Exception {
        RateLimiter limiter = new RateLimiter(1e-12, 1, now::get);
        limiter.acquire();
        Forked<Void> waiting = Forked.run(limiter::acquire).awaitParked();
        pass(Duration.ofSeconds(1_000).toNanos());
        waiting.interrupt();
        assertThat(waiting.failure()).isInstanceOf(InterruptedException.class);
        assertThat(limiter.tryAcquire()).isTrue();
    }

    @Test
    void L4_acquireThatIsCancelledAsItsTimeComesReturnsItsPermits() throws Exception {
        RateLimiter limiter = new RateLimiter(1e-12, 1, now::get);
        limiter.acquire();
        CancellableContext context = Context.background().withCancel();
        Forked<Void> waiting = Forked.run(() -> limiter.acquire(context)).awaitParked();
        pass(Duration.ofSeconds(1_000).toNanos());
        context.cancel();
        assertThat(waiting.failure()).isInstanceOf(CancelledException.class);
        assertThat(limiter.tryAcquire()).isTrue();
    }

    @Test
    void L4_acquireOfAnInterruptedThreadUsesNoPermit() {
        RateLimiter limiter = limiter(1);
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(limiter::acquire);
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> limiter.acquire(Context.background()));
        assertThat(takeAll(limiter)).isEqualTo(1);
    }

    @Test
    void L4_acquireThatCannotEndInTimeDoesNotBegin() throws Exception {
        RateLimiter limiter = limiter(1);
        assertThat(limiter.tryAcquire(NO_WAIT)).isTrue();
        assertThat(limiter.tryAcquire(Duration.ofNanos(99))).isFalse();
        assertThat(limiter.tryAcquire(1, NO_WAIT)).isFalse();
        assertThat(limiter.reserve().delay()).as("nothing was used up").isEqualTo(Duration.ofNanos(100));
    }

    @Test
    void L4_tryAcquireWaitsIfItCanEndInTime() throws Exception {
        RateLimiter limiter = RateLimiter.perSecond(500);
        assertThat(limiter.tryAcquire(Duration.ofHours(1))).isTrue();
        assertThat(limiter.tryAcquire(Duration.ofHours(1))).isTrue();
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> limiter.tryAcquire(Duration.ofHours(1)));
    }

    @Test
    void L4_cancelledContextEndsAnAcquireAndReturnsItsPermits() throws Exception {
        RateLimiter limiter = RateLimiter.of(1, Duration.ofDays(1), 1);
        Exception reason = new Exception("the client is gone");
        CancellableContext context = Context.background().withCancel();
        limiter.acquire(context);
        Forked<Void> waiting = Forked.run(() -> limiter.acquire(context)).awaitParked();
        context.cancel(reason);
        assertThat(waiting.failure()).isInstanceOf(CancelledException.class).hasCause(reason);
        assertThat(limiter.reserve().delay()).isLessThanOrEqualTo(Duration.ofDays(1));
        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(() -> RateLimiter.perSecond(1).acquire(context))
                .withCause(reason);
    }

    @Test
    void L4_acquireThatCannotEndBeforeTheDeadlineFailsAtOnce() throws Exception {
        RateLimiter limiter = RateLimiter.of(1, Duration.ofDays(1), 1);
        try (CancellableContext context = Context.background().withTimeout(Duration.ofHours(1))) {
            limiter.acquire(context);
            assertThatExceptionOfType(CancelledException.class)
                    .isThrownBy(() -> limiter.acquire(context))
                    .withCauseInstanceOf(TimeoutException.class);
            assertThat(context.isCancelled()).isFalse();
        }
        assertThat(limiter.reserve().delay()).as("returned").isLessThanOrEqualTo(Duration.ofDays(1));
    }

    @Test
    void L4_acquireThatCannotEndBeforeTheDeadlinePutsNobodyOff() throws Exception {
        RateLimiter limiter = limiter(1);
        limiter.acquire();
        List<Duration> delays = new ArrayList<>();
        Context asked = new Asked(() -> {
            Reservation meanwhile = limiter.reserve();
            delays.add(meanwhile.delay());
            meanwhile.cancel();
        });
        assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> limiter.acquire(asked));
        assertThat(delays).isNotEmpty().containsOnly(Duration.ofNanos(100));
    }

    /** A context whose deadline is now, and that does something when it is asked for it. */
    private record Asked(Runnable whenAsked) implements Context {
        @Override
        public Throwable cause() {
            return null;
        }

        @Override
        public Optional<Instant> deadline() {
            whenAsked.run();
            return Optional.of(Instant.now());
        }

        @Override
        public <T> Optional<T> findValue(Key<T> key) {
            return Optional.empty();
        }

        @Override
        public Registration onCancel(Runnable action) {
            return () -> true;
        }
    }

    @Test
    void L4_acquireUnderAContextWaitsForItsTurn() throws Exception {
        RateLimiter limiter = RateLimiter.of(1, Duration.ofMillis(2), 1);
        try (CancellableContext context = Context.background().withTimeout(Duration.ofHours(1))) {
            long start = System.nanoTime();
            limiter.acquire(context);
            limiter.acquire(context);
            assertThat(System.nanoTime() - start)
                    .isGreaterThanOrEqualTo(Duration.ofMillis(2).toNanos());
        }
    }

    @Test
    void L5_infiniteRateIgnoresTheBurst() throws Exception {
        RateLimiter limiter = RateLimiter.perSecond(Double.POSITIVE_INFINITY);
        for (int i = 0; i < 1_000; i++) {
            assertThat(limiter.tryAcquire(1_000_000)).isTrue();
        }
        limiter.acquire(1_000_000);
        assertThat(limiter.reserve(7).delay()).isZero();
        limiter.reserve(7).cancel();
    }

    @Test
    void L5_rateZeroHasOnlyTheFirstPermits() throws Exception {
        RateLimiter limiter = new RateLimiter(0, 2, now::get);
        limiter.acquire(2);
        pass(Long.MAX_VALUE / 4);
        assertThat(limiter.tryAcquire()).isFalse();
        assertThat(limiter.reserve().isGranted()).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(limiter::acquire)
                .withMessageContaining("at rate 0 no others come");
        assertThatIllegalStateException().isThrownBy(() -> limiter.acquire(Context.background()));
    }

    @Test
    void L5_changeOfRateKeepsThePermitsAtHand() {
        RateLimiter limiter = limiter(4);
        assertThat(limiter.tryAcquire(4)).isTrue();
        pass(200); // two permits
        limiter.setPerSecond(1e8); // one every 10 ns
        assertThat(takeAll(limiter)).isEqualTo(2);
        pass(10);
        assertThat(takeAll(limiter)).isEqualTo(1);
        limiter.setPerSecond(Double.POSITIVE_INFINITY);
        assertThat(limiter.tryAcquire(100)).isTrue();
        pass(1);
        limiter.setPerSecond(0);
        assertThat(takeAll(limiter)).as("what no limit had filled up").isEqualTo(4);
    }

    @Test
    void L5_changeOfBurstKeepsThePermitsThatFit() {
        RateLimiter limiter = limiter(4);
        limiter.setBurst(2);
        assertThat(takeAll(limiter)).isEqualTo(2);
        limiter.setBurst(10);
        pass(100_000);
        assertThat(takeAll(limiter)).isEqualTo(10);
    }

    @Test
    void L5_changesLoseAndMakeNoPermitsWhileOthersTakeThem() throws Exception {
        RateLimiter limiter = new RateLimiter(0, 200_000, now::get);
        List<Forked<Integer>> takers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            takers.add(Forked.fork(() -> takeAll(limiter)));
        }
        for (int i = 0; i < 20_000; i++) {
            limiter.setPerSecond(0);
            limiter.setBurst(200_000 + i);
        }
        int granted = takeAll(limiter);
        for (Forked<Integer> taker : takers) {
            granted += taker.result();
        }
        assertThat(granted).isEqualTo(200_000);
    }

    @Test
    void L6_permitsAtHandStayWhenTheClockGoesBack() {
        RateLimiter limiter = limiter(3);
        pass(100);
        assertThat(limiter.tryAcquire()).isTrue();
        pass(-100);
        assertThat(takeAll(limiter)).isEqualTo(2);
    }

    @Test
    void L6_permitsPromisedWhileTheClockIsBackAreDueWhenTheyHaveCome() {
        RateLimiter limiter = limiter(1);
        assertThat(limiter.tryAcquire()).isTrue();
        pass(-60);
        assertThat(limiter.reserve().delay()).isEqualTo(Duration.ofNanos(160));
    }

    @Test
    void L6_clockThatGoesBackAddsNothing() {
        RateLimiter limiter = limiter(2);
        assertThat(takeAll(limiter)).isEqualTo(2);
        pass(-500);
        assertThat(limiter.tryAcquire()).isFalse();
        pass(500);
        assertThat(limiter.tryAcquire())
                .as("the same time does not count twice")
                .isFalse();
        pass(100);
        assertThat(limiter.tryAcquire()).isTrue();
    }

    @Test
    void noMoreIsGrantedToManyThreadsThanToOne() throws Exception {
        RateLimiter limiter = limiter(1_000);
        List<Forked<Integer>> takers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            takers.add(Forked.fork(() -> takeAll(limiter)));
        }
        int granted = 0;
        for (Forked<Integer> taker : takers) {
            granted += taker.result();
        }
        assertThat(granted).isEqualTo(1_000);
    }

    @Test
    void badNumbersAreRefusedWithAReason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimiter.perSecond(-1))
                .withMessage("-1.0 per second is no rate: give 0 or more");
        assertThatIllegalArgumentException().isThrownBy(() -> RateLimiter.perSecond(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimiter.of(1, Duration.ZERO, 1))
                .withMessageContaining("is no rate");
        assertThatIllegalArgumentException().isThrownBy(() -> RateLimiter.of(-1, Duration.ofDays(1), 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimiter.of(1, Duration.ofDays(1), 0))
                .withMessage("a burst of 0 lets nothing through: give 1 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limiter(1).tryAcquire(0))
                .withMessage("0 permits cannot be asked for: ask for 1 or more");
        assertThat(RateLimiter.of(5, Duration.ofSeconds(1), 2)).hasToString("rate limiter of 5.0/s with burst 2");
    }

    private static int takeAll(RateLimiter limiter) {
        int granted = 0;
        while (limiter.tryAcquire()) {
            granted++;
        }
        return granted;
    }
}
