package dev.lockkeeper.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The clauses of one select by kind. */
final class SelectClauses<R extends @Nullable Object> {
    /** A fresh array. */
    final ChannelClause<? extends R>[] aboutChannels;

    @Nullable
    OrElseClause<? extends R> orElse;

    /** The shortest, if there are several. */
    private @Nullable AfterClause<? extends R> after;

    private boolean isAnyAboutClosing;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type cannot be created otherwise
    SelectClauses(Clause<? extends R>[] clauses) {
        ChannelClause<? extends R>[] found = new ChannelClause[clauses.length];
        int count = 0;
        for (Clause<? extends R> clause : clauses) {
            if (clause instanceof ChannelClause<? extends R> aboutChannel) {
                found[count++] = aboutChannel;
                isAnyAboutClosing |= aboutChannel instanceof ClosedClause;
            } else {
                noteOther(clause);
            }
        }
        aboutChannels = count == found.length ? found : Arrays.copyOf(found, count);
        if (isAnyAboutClosing) {
            leaveClosingToItsOwnClauses();
        }
    }

    private void noteOther(Clause<? extends R> clause) {
        if (clause instanceof OrElseClause<? extends R> other) {
            if (orElse != null) {
                throw new IllegalArgumentException("a select can have one orElse clause only: remove the others");
            }
            orElse = other;
        } else if (clause instanceof AfterClause<? extends R> other) {
            after = after == null || other.nanos < after.nanos ? other : after;
        } else if (clause == null) {
            throw new NullPointerException(
                    "a clause is null; for a channel that may be null use Select.onReceive or onSend");
        }
    }

    private void leaveClosingToItsOwnClauses() {
        for (int i = 0; i < aboutChannels.length; i++) {
            if (aboutChannels[i] instanceof ReceiveClause<?, ? extends R> receive && hasClosedClause(receive.core())) {
                aboutChannels[i] = receive.indifferentToClose();
            }
        }
    }

    private boolean hasClosedClause(ChannelCore<?> core) {
        for (ChannelClause<? extends R> clause : aboutChannels) {
            if (clause instanceof ClosedClause && clause.core() == core) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether the select is to wait if nothing is ready. */
    boolean mayWait() {
        return orElse == null && waitNanos() > 0;
    }

    /** How long it is to wait at most. */
    long waitNanos() {
        return after == null ? Parking.FOREVER : after.nanos;
    }

    /** The clause that fires when time is up. */
    AfterClause<? extends R> requireAfter() {
        if (after == null) {
            throw new IllegalStateException("a select without a limit of time ran out of it");
        }
        return after;
    }
}
