package dev.lockkeeper.runtime;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@link Select#select}.
 *
 * <p>First one of those clauses that look ready without any lock is drawn at random, and tried. A scan from a random start would not
 * choose uniformly. If there is none, or a rival was faster, the clauses are shuffled, since the first ready one of a shuffle is a
 * uniform choice, too. Then a select that must not wait asks once more under all locks, so that "nothing is ready" is true at one
 * moment, and one that may wait goes on with a {@link SelectionRound}.
 */
final class Selection<R extends @Nullable Object> {
    /** So many rounds may fail because a rival was faster, before one takes all locks at once, which cannot fail. */
    private static final int ROUNDS_WITHOUT_ALL_LOCKS = 2;

    private final SelectClauses<R> given;

    /** The clauses about channels; this selection's own copy. */
    private final ChannelClause<? extends R>[] clauses;

    Selection(SelectClauses<R> given) {
        this.given = given;
        this.clauses = given.aboutChannels;
    }

    R run() throws InterruptedException {
        OrElseClause<? extends R> orElse = given.orElse;
        if (orElse == null && Thread.interrupted()) {
            throw new InterruptedException();
        }
        ChannelClause<? extends R> ready = findReady();
        Object result = ready == null ? Outcome.NOT_READY : ready.attemptUnlocked();
        if (ready != null && result != Outcome.NOT_READY) {
            return ready.finish(result);
        }
        shuffle();
        Choice<R> choice = given.mayWait() ? await() : tryAtOneMoment();
        if (choice != null) {
            return choice.finish();
        }
        return orElse != null ? orElse.then.get() : given.requireAfter().then.get();
    }

    /** One of those that look ready, each with the same probability. */
    private @Nullable ChannelClause<? extends R> findReady() {
        ChannelClause<? extends R> found = null;
        int count = 0;
        for (ChannelClause<? extends R> clause : clauses) {
            if (clause.looksReady()
                    && (++count == 1 || ThreadLocalRandom.current().nextInt(count) == 0)) {
                found = clause;
            }
        }
        return found;
    }

    /** Whichever of the clauses that are ready comes first from now on is a uniform choice, too. */
    private void shuffle() {
        for (int i = clauses.length - 1; i > 0; i--) {
            int drawn = ThreadLocalRandom.current().nextInt(i + 1);
            ChannelClause<? extends R> clause = clauses[drawn];
            clauses[drawn] = clauses[i];
            clauses[i] = clause;
        }
    }

    private @Nullable Choice<R> tryAtOneMoment() {
        AllLocks locks = new AllLocks(clauses);
        try {
            for (ChannelClause<? extends R> clause : clauses) {
                Object result = clause.attempt();
                if (result != Outcome.NOT_READY) {
                    return new Choice<>(clause, result);
                }
            }
            return null;
        } finally {
            locks.unlock();
        }
    }

    /** Waits for a clause; {@code null} if time was up. */
    private @Nullable Choice<R> await() throws InterruptedException {
        long nanos = given.waitNanos();
        long start = nanos == Parking.FOREVER ? 0 : System.nanoTime();
        long left = nanos;
        for (int failures = 0; ; failures++) {
            SelectionRound<R> round = new SelectionRound<>(clauses, left);
            Wait wait = beginWait(left);
            try {
                boolean isComplete =
                        failures < ROUNDS_WITHOUT_ALL_LOCKS ? round.enqueueOneByOne() : round.enqueueAllLocked();
                if (isComplete) {
                    return round.await(this, left);
                }
            } finally {
                wait.end();
                round.leave();
            }
            left = nanos == Parking.FOREVER ? nanos : nanos - (System.nanoTime() - start);
        }
    }

    /** A wait without a channel stands in no queue. */
    private Wait beginWait(long nanos) {
        if (clauses.length > 0) {
            return Wait.NONE;
        }
        return nanos == Parking.FOREVER
                ? Wait.begin("nothing, in a select without a channel", "nothing but an interrupt", nanos)
                : Wait.begin("time to pass, in a select without a channel", "the clock", nanos);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("select of");
        for (ChannelClause<? extends R> clause : clauses) {
            text.append(clause == clauses[0] ? " " : ", ").append(clause.core());
        }
        return text.toString();
    }
}
