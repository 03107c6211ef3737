package dev.lockkeeper.runtime;

/** The channel that is closed when a context is cancelled, and never carries a value. */
final class DoneChannel implements CancellableContext.DoneSignal {
    /** That of contexts that are never cancelled. */
    static final ReceiveChannel<Void> NEVER = new BufferedChannel<>(0);

    private final BufferedChannel<Void> channel = new BufferedChannel<>(new Core());

    ReceiveChannel<Void> channel() {
        return channel;
    }

    @Override
    public void fire() {
        channel.closeUnlessClosed();
    }

    /** Tells diagnostics whose channel it is. */
    private static final class Core extends ChannelCore<Void> {
        Core() {
            super(0);
        }

        @Override
        public String toString() {
            return "done channel " + id + " of a context";
        }
    }
}
