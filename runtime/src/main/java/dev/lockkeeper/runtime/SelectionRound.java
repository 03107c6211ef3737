package dev.lockkeeper.runtime;

import org.jspecify.annotations.Nullable;

/**
 * One attempt of a select to wait: it stands in the queues of all its clauses with one {@link Parking}, and leaves them all at the
 * end.
 *
 * <p>It enters the queues one by one, each under that channel's lock only, or sits down without it. From the first entry on a counterpart may serve it, so
 * before it carries out a clause that has become ready meanwhile it withdraws its own parking: if that fails it has been served
 * already, and if it succeeds nobody can serve it any more. Only then, under the same lock, it carries the clause out, which may
 * mean to claim the parking of another waiter; its own waiters are stale by then, so that it never pairs with itself. The other
 * waiter may be claimed by a rival in between; then this round is spent, and the select starts another. Since nobody holds a claim
 * while trying for a second one that could be undone, nobody waits for anybody. Two selects that withdraw for each other at once
 * both start again; the round that takes all locks before it enters any queue ends that, since it needs no withdrawal.
 */
final class SelectionRound<R extends @Nullable Object> {
    private final Parking parking;
    private final ChannelClause<? extends R>[] clauses;
    private final @Nullable Waiter[] waiters;
    private @Nullable Choice<R> choice;

    SelectionRound(ChannelClause<? extends R>[] clauses, long nanos) {
        this.clauses = clauses;
        this.parking = new Parking(nanos, null);
        this.waiters = new @Nullable Waiter[clauses.length];
    }

    /** Enters the queues until a clause is carried out. False: a rival was faster, this round is spent. */
    boolean enqueueOneByOne() {
        for (int i = 0; i < clauses.length && parking.isWaiting(); i++) {
            Waiter seated = clauses[i].sitOrMeet(parking);
            if (seated == null) {
                if (!enqueueLocked(i)) {
                    return false;
                }
            } else if (seated.parking == parking) {
                waiters[i] = seated;
            } else if (parking.withdraw()) {
                return hasChosen(clauses[i], clauses[i].meet());
            }
        }
        return true;
    }

    private boolean enqueueLocked(int index) {
        ChannelClause<? extends R> clause = clauses[index];
        ChannelCore<?> core = clause.core();
        core.lock();
        try {
            if (!clause.isReady(parking)) {
                waiters[index] = clause.enqueue(parking);
            } else if (parking.withdraw()) {
                return hasChosen(clause, clause.attempt());
            }
            return true;
        } finally {
            core.unlock();
        }
    }

    /** Carries out a clause or enters all queues, at one moment. */
    boolean enqueueAllLocked() {
        AllLocks locks = new AllLocks(clauses);
        try {
            for (ChannelClause<? extends R> clause : clauses) {
                if (hasChosen(clause, clause.attempt())) {
                    return true;
                }
            }
            for (int i = 0; i < clauses.length; i++) {
                waiters[i] = clauses[i].enqueue(parking);
            }
            return true;
        } finally {
            locks.unlock();
        }
    }

    private boolean hasChosen(ChannelClause<? extends R> clause, Object result) {
        if (result == Outcome.NOT_READY) {
            return false;
        }
        choice = new Choice<>(clause, result);
        return true;
    }

    /** Waits unless a clause was carried out; {@code null} if time was up. */
    @Nullable
    Choice<R> await(Object blocker, long nanos) throws InterruptedException {
        if (choice == null && parking.await(blocker, patience(), nanos)) {
            choice = claimedChoice();
        }
        return choice;
    }

    @SuppressWarnings("unchecked") // all waiters of this parking are of these clauses
    private Choice<R> claimedChoice() {
        return (Choice<R>) parking.claimant();
    }

    /** That of a channel where the counterpart meets the select, rather than a buffer. */
    private @Nullable Patience patience() {
        for (ChannelClause<? extends R> clause : clauses) {
            Patience patience = clause.core().patienceToMeet();
            if (patience != null) {
                return patience;
            }
        }
        return null;
    }

    /** Takes all waiters out of their places. */
    void leave() {
        for (int i = 0; i < clauses.length; i++) {
            Waiter waiter = waiters[i];
            if (waiter != null) {
                clauses[i].core().forget(waiter);
            }
        }
    }
}
