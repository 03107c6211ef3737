package dev.lockkeeper.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What a thread does before it parks, in the hope that a counterpart ends its wait meanwhile: to be parked and woken costs more than
 * the hand-over of a value, in the waking thread too.
 *
 * <p><b>With a channel without a buffer</b>, the counterpart is likely on its way. A virtual thread that has just served another gives way
 * first, for that one is next on the same carrier; two threads that pass values to and fro there never park. The others look out for a few
 * microseconds, since the counterpart runs on another processor. That lasts as long as it pays: see {@link Patience}. To look out on a
 * carrier where the counterpart waits for its turn was measured to cost forty times what it saves.
 *
 * <p><b>A platform thread</b> then gives way a few times. Where another program wants the processor, that costs a whole time slice.
 * A thread that took so long says so, and nobody gives way for a while: under load, that loses one time slice in a hundred milliseconds.
 */
final class GivingWay {
    /** A few microseconds. With one processor there is nobody to look out for. */
    private static final int LOOKS = Runtime.getRuntime().availableProcessors() > 1 ? 128 : 0;

    private static final int PLATFORM_YIELDS = 8;
    private static final long TIME_SLICE_NANOS = 500_000;
    private static final long PAUSE_NANOS = 100_000_000;

    /** The {@link System#nanoTime} until which processors are taken to be wanted by others. */
    private static volatile long crowdedUntil = System.nanoTime();

    private GivingWay() {}

    /**
     * Waits a little until the parking is claimed.
     *
     * @param patience that of the channel whose counterpart meets this thread, if there is one
     * @return whether it is claimed
     */
    static boolean isClaimedMeanwhile(Parking parking, @Nullable Patience patience) {
        boolean isVirtual = VirtualThreads.isVirtual(parking.thread());
        if (patience != null) {
            if (isVirtual && Successors.comes() && isClaimedBySuccessor(parking)) {
                return true;
            }
            if (patience.isLeft() && isClaimedSoon(parking, patience)) {
                return true;
            }
        }
        return !isVirtual && isClaimedAfterYields(parking);
    }

    @SuppressWarnings("ThreadPriorityCheck") // without effect, the thread looks out or parks a little earlier
    private static boolean isClaimedBySuccessor(Parking parking) {
        if (!parking.leaveProcessor()) {
            return true;
        }
        Thread.yield();
        return !parking.returnToProcessor();
    }

    private static boolean isClaimedSoon(Parking parking, Patience patience) {
        boolean isFull = patience.isFull(); // asked now, since later the counterpart's processor has what is near
        for (int i = 0; i < LOOKS; i++) {
            if (!parking.isWaiting()) {
                if (!isFull) {
                    patience.note(true);
                }
                return true;
            }
            Thread.onSpinWait();
        }
        patience.note(false);
        return false;
    }

    @SuppressWarnings("ThreadPriorityCheck") // without effect, the thread parks a little earlier
    private static boolean isClaimedAfterYields(Parking parking) {
        long begin = System.nanoTime();
        if (begin - crowdedUntil < 0) {
            return false;
        }
        for (int i = 0; i < PLATFORM_YIELDS && parking.isWaiting(); i++) {
            Thread.yield();
        }
        long end = System.nanoTime();
        if (end - begin > TIME_SLICE_NANOS) {
            crowdedUntil = end + PAUSE_NANOS;
        }
        return !parking.isWaiting();
    }
}
