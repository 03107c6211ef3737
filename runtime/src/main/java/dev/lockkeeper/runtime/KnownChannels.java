package dev.lockkeeper.runtime;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The channels at which somebody has ever waited, weakly, for {@link Diagnostics}. So a wait itself costs nothing: whoever asks finds
 * it in the channel's queues.
 */
final class KnownChannels {
    private static final Set<Reference<?>> CHANNELS = ConcurrentHashMap.newKeySet();
    private static final ReferenceQueue<ChannelCore<?>> COLLECTED = new ReferenceQueue<>();

    private KnownChannels() {}

    static void add(ChannelCore<?> channel) {
        CHANNELS.add(new WeakReference<>(channel, COLLECTED));
        for (Reference<?> gone = COLLECTED.poll(); gone != null; gone = COLLECTED.poll()) {
            CHANNELS.remove(gone);
        }
    }

    static List<ChannelCore<?>> all() {
        List<ChannelCore<?>> all = new ArrayList<>();
        for (Reference<?> reference : CHANNELS) {
            if (reference.get() instanceof ChannelCore<?> channel) {
                all.add(channel);
            }
        }
        return all;
    }
}
