package dev.lockkeeper.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Context} that can be cancelled: by hand, by its deadline, or with its parent.
 *
 * <pre>{@code
 * try (CancellableContext context = Context.background().withCancel()) {
 *     Task<String> first = pool.submit(context, c -> ask(c, "primary"));
 *     Task<String> second = pool.submit(context, c -> ask(c, "replica"));
 *     return CompletableFuture.anyOf(first, second).join();
 * } // cancels the slower one
 * }</pre>
 *
 * <p>To close it is to cancel it. Always do one of them when its work is over: until then its parent, and the timer if it has a deadline,
 * remember it.
 *
 * <p>Memory effects: what a thread did before {@code cancel} happens-before whatever sees the context cancelled.
 */
public final class CancellableContext implements Context, AutoCloseable {
    /** What tells others of the cancellation beside the listeners. Firing it again does nothing. */
    interface DoneSignal {
        void fire();
    }

    private final Context parent;

    /** The nearest ancestor that has a deadline of its own, or the last that can be asked for one. */
    private final Context limiting;

    private final @Nullable Deadline deadline;
    private final @Nullable Throwable deadlineCause;
    private final AtomicReference<@Nullable Throwable> cause = new AtomicReference<>();
    private final AtomicReference<@Nullable DoneSignal> done = new AtomicReference<>();
    private final CancelListeners listeners = new CancelListeners();

    private volatile @Nullable Registration atParent;
    private volatile SharedTimer.@Nullable Entry timer;

    private CancellableContext(Context parent, @Nullable Deadline deadline, @Nullable Throwable deadlineCause) {
        this.parent = parent;
        Context above = ValueContext.sourceOf(parent);
        this.limiting = above instanceof CancellableContext open && open.deadline == null ? open.limiting : above;
        this.deadline = deadline;
        this.deadlineCause = deadlineCause;
    }

    /** Makes a child. A deadline that is not before the parent's is dropped: the parent's cancels the child first. */
    static CancellableContext childOf(Context parent, @Nullable Deadline wanted, @Nullable Throwable deadlineCause) {
        Deadline own = wanted != null
                        && parent.deadline().map(wanted.instant()::isBefore).orElse(true)
                ? wanted
                : null;
        CancellableContext child = new CancellableContext(parent, own, deadlineCause);
        child.followParent();
        child.watchDeadline();
        return child;
    }

    /**
     * Cancels this context and those below it.
     *
     * @return whether this call did it; false if it was cancelled before
     */
    public boolean cancel() {
        return cause.get() == null && cancel(new CancelledException("The context was cancelled."));
    }

    /**
     * Cancels this context and those below it for a reason, which {@link #cause()} gives from then on. Who runs under them is interrupted, and
     * hears of it, before this returns.
     *
     * @param reason the reason
     * @return whether this call did it; false if it was cancelled before, and keeps its first reason
     */
    public boolean cancel(Throwable reason) {
        if (!decide(reason)) {
            return false;
        }
        listeners.fire();
        return true;
    }

    /** Cancels it, if that has not happened: its work is over. */
    @Override
    public void close() {
        cancel();
    }

    @Override
    public @Nullable Throwable cause() {
        Throwable seen = cause.get();
        if (seen != null) {
            fireDone(); // whoever sees the cause must find the signal fired as well, even while the canceller is still
            // at it
        }
        return seen;
    }

    @Override
    public Optional<Instant> deadline() {
        return deadline == null ? limiting.deadline() : Optional.of(deadline.instant());
    }

    @Override
    public <T> Optional<T> findValue(Key<T> key) {
        return ValueContext.find(parent, key);
    }

    @Override
    public Registration onCancel(Runnable action) {
        Objects.requireNonNull(action, "action");
        return listeners.add(() -> Go.run(action));
    }

    @Override
    public ReceiveChannel<Void> done() {
        return ((DoneChannel) doneSignal(DoneChannel::new)).channel();
    }

    @Override
    public String toString() {
        return parent + (deadline == null ? " with cancel" : " with deadline " + deadline.instant());
    }

    Context parent() {
        return parent;
    }

    /** Why it is cancelled, or is about to be since its parent is; null if neither. */
    @Nullable
    Throwable causeHereOrAbove() {
        Throwable own = cause();
        return own == null ? parent.cause() : own;
    }

    CancelListeners listeners() {
        return listeners;
    }

    /** The signal that is fired with the cancellation, made on first use; fired already if that is over. */
    DoneSignal doneSignal(Supplier<? extends DoneSignal> maker) {
        if (done.get() == null) {
            done.compareAndSet(null, maker.get());
        }
        if (cause.get() != null) {
            fireDone();
        }
        return Objects.requireNonNull(done.get());
    }

    private boolean decide(Throwable reason) {
        if (!cause.compareAndSet(null, Objects.requireNonNull(reason, "reason"))) {
            return false;
        }
        fireDone();
        release();
        return true;
    }

    private void fireDone() {
        DoneSignal signal = done.get();
        if (signal != null) {
            signal.fire();
        }
    }

    private void followParent() {
        atParent = CancelListeners.listen(parent, new CancelListeners.Descent(this));
        if (parent.isCancelled()) {
            cancelWithParent();
        }
        if (cause.get() != null) {
            release();
        }
    }

    void cancelWithParent() {
        if (decideWithParent()) {
            listeners.fire();
        }
    }

    /** Takes over the reason of the parent, which is cancelled; if this has none yet, its listeners are to be called. */
    boolean decideWithParent() {
        Throwable reason = parent.cause();
        return decide(reason == null ? new CancelledException("The parent context was cancelled.") : reason);
    }

    private void watchDeadline() {
        if (deadline == null || cause.get() != null) {
            return;
        }
        long left = deadline.nanosLeft();
        if (left <= 0) {
            cancel(deadlineReason());
            return;
        }
        timer = SharedTimer.schedule(left, this::expire);
        if (cause.get() != null) {
            release();
        }
    }

    /** On the timer's thread, so the listeners get another one. The children are cancelled at once. */
    private void expire() {
        if (decide(deadlineReason())) {
            List<Runnable> due = listeners.takeAll();
            if (!due.isEmpty()) {
                Go.run(() -> CancelListeners.call(due));
            }
        }
    }

    private Throwable deadlineReason() {
        return deadlineCause != null
                ? deadlineCause
                : new TimeoutException(
                        "The deadline of the context has passed: " + deadline().orElseThrow());
    }

    /** Leaves the parent and the timer. Whoever sets one of them after the cancellation calls this again. */
    private void release() {
        Registration registration = atParent;
        if (registration != null) {
            registration.stop();
        }
        SharedTimer.Entry entry = timer;
        if (entry != null) {
            entry.cancel();
        }
    }
}
