package dev.lockkeeper.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Thrown by a send or a second close on a closed channel, and by a receive from a channel that is closed and has no value left. The
 * message names the channel; the cause is what {@link SendChannel#close(Throwable)} was given, if it was that which closed it.
 *
 * <pre>{@code
 * try {
 *     results.send(42);
 * } catch (ChannelClosedException e) {
 *     System.err.println("nobody wants results any more: " + e.getMessage());
 * }
 * }</pre>
 */
public final class ChannelClosedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    ChannelClosedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
