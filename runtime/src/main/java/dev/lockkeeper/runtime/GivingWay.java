package dev.lockkeeper.runtime;

/**
 * How a thread gives way to others for a moment before it parks, in the hope that one of them ends its wait.
 *
 * <p>To be parked and woken costs a platform thread more than that, as long as those who get the processor are the threads it waits for.
 * Where another program wants it, giving way costs a whole time slice instead. One that took so long says so, and then nobody gives way
 * for a while: under load, that loses one time slice in a hundred milliseconds, and otherwise nothing. To spin instead was measured to
 * cost five to forty times as much on busy processors, where it keeps the counterpart from coming.
 *
 * <p>A virtual thread parks at little cost; it gives way once, and only where the counterpart is likely on its way. That asks nobody else.
 */
final class GivingWay {
    private static final int PLATFORM_YIELDS = 8;
    private static final long TIME_SLICE_NANOS = 500_000;
    private static final long PAUSE_NANOS = 100_000_000;

    /** The {@link System#nanoTime} until which processors are taken to be wanted by others. */
    private static volatile long crowdedUntil = System.nanoTime();

    private GivingWay() {}

    /**
     * Gives way until the parking is claimed, or often enough.
     *
     * @param isMeeting whether the counterpart meets this thread, rather than a buffer
     * @return whether it is claimed
     */
    static boolean isClaimedMeanwhile(Parking parking, boolean isMeeting) {
        if (VirtualThreads.isVirtual(parking.thread())) {
            return isMeeting && isClaimedAfter(1, parking);
        }
        long begin = System.nanoTime();
        if (begin - crowdedUntil < 0) {
            return false;
        }
        boolean isClaimed = isClaimedAfter(PLATFORM_YIELDS, parking);
        long end = System.nanoTime();
        if (end - begin > TIME_SLICE_NANOS) {
            crowdedUntil = end + PAUSE_NANOS;
        }
        return isClaimed;
    }

    @SuppressWarnings("ThreadPriorityCheck") // without effect, the thread parks a little earlier
    private static boolean isClaimedAfter(int yields, Parking parking) {
        for (int i = 0; i < yields; i++) {
            Thread.yield();
            if (!parking.isWaiting()) {
                return true;
            }
        }
        return false;
    }
}
