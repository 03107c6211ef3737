package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is served took part, though an interrupt or the end of its time came first and was about to be told. */
@Timeout(60)
class ParkingTest {
    @Test
    void C10_interruptOfOneWhoIsServedMeanwhileIsLeftForItsNextWait() throws Exception {
        ServedAtLast waiting = new ServedAtLast(Parking.FOREVER, true);
        waiting.start();
        waiting.join();
        assertThat(waiting.result).isEqualTo("value");
        assertThat(waiting.wasInterruptedAfter).isTrue();
    }

    @Test
    void C10_timeOutOfOneWhoIsServedMeanwhileIsNone() throws Exception {
        ServedAtLast waiting = new ServedAtLast(0, false);
        waiting.start();
        waiting.join();
        assertThat(waiting.result).isEqualTo("value");
        assertThat(waiting.wasInterruptedAfter).isFalse();
    }

    /** Is served in the very moment in which it asks whether it was interrupted, which it does before it looks at the time. */
    private static final class ServedAtLast extends Thread {
        private final long nanos;
        private final boolean isInterruptedBefore;
        private Parking parking;
        private Object result;
        private boolean wasInterruptedAfter;

        ServedAtLast(long nanos, boolean isInterruptedBefore) {
            this.nanos = nanos;
            this.isInterruptedBefore = isInterruptedBefore;
        }

        @Override
        public boolean isInterrupted() {
            parking.claimFor("value");
            return super.isInterrupted();
        }

        @Override
        public void run() {
            if (isInterruptedBefore) {
                interrupt();
            }
            parking = new Parking(nanos, null);
            try {
                result = parking.await(this, null, nanos) ? parking.claimant() : "time was up";
            } catch (InterruptedException e) {
                result = e;
            }
            wasInterruptedAfter = super.isInterrupted();
        }
    }
}
