package dev.lockkeeper.runtime;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A blocking operation or a task ended early because it was cancelled: through its {@link Task}, its context, or by an
 * interrupt. The cause, where there is one, says why.
 *
 * <pre>{@code
 * try {
 *     workers.await(OnFailure.COLLECT, render);
 * } catch (CancelledException cancelled) {
 *     log.info("stopped waiting", cancelled.getCause());
 * }
 * }</pre>
 */
public class CancelledException extends CancellationException {
    private static final long serialVersionUID = 1L;

    /**
     * Tells what was cancelled.
     *
     * @param message names the operation
     */
    public CancelledException(String message) {
        super(message);
    }

    /**
     * Tells what was cancelled and why.
     *
     * @param message names the operation
     * @param cause why it was cancelled; null when no reason was given
     */
    @SuppressWarnings("this-escape") // initCause of Throwable touches nothing of a subclass
    public CancelledException(String message, @Nullable Throwable cause) {
        super(message);
        initCause(cause);
    }
}
