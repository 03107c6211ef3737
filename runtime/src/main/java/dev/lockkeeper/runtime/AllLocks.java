package dev.lockkeeper.runtime;

import java.util.Arrays;
import java.util.Comparator;

/** The locks of all channels of a select, taken in the order of the channels' ids so that no two selects wait for each other. */
final class AllLocks {
    private final ChannelCore<?>[] cores;

    /** Takes them all; that of a channel that occurs twice is taken once. */
    @SuppressWarnings("lockkeeper:lock-leak") // unlock() releases them, once the select is through
    AllLocks(ChannelClause<?>[] clauses) {
        cores = new ChannelCore<?>[clauses.length];
        for (int i = 0; i < clauses.length; i++) {
            cores[i] = clauses[i].core();
        }
        Arrays.sort(cores, Comparator.comparingLong(core -> core.id));
        int taken = 0;
        try {
            for (; taken < cores.length; taken++) {
                if (isFirst(taken)) {
                    cores[taken].lock();
                }
            }
        } catch (Throwable failure) { // say, a stack that overflows: the caller does not come to its own try then
            unlock(taken);
            throw failure;
        }
    }

    /** Releases them all and wakes whom the operations under them have served. */
    void unlock() {
        unlock(cores.length);
    }

    private void unlock(int taken) {
        for (int i = taken - 1; i >= 0; i--) {
            if (isFirst(i)) {
                cores[i].unlock();
            }
        }
    }

    private boolean isFirst(int index) {
        return index == 0 || cores[index] != cores[index - 1];
    }
}
