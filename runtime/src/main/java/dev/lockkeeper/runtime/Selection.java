package dev.lockkeeper.runtime;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@link Select#select}.
 *
 * <p>First the clauses are tried in random order, each under its own channel's lock, those that do not look ready without taking it.
 * The first ready one of a shuffle is a uniform choice among the ready ones; a random start followed by a cyclic scan would not be.
 * If that finds nothing, a select that must not wait asks once more under all locks, so that "nothing is ready" is true at one
 * moment, and one that may wait goes on with a {@link SelectionRound}.
 */
final class Selection<R extends @Nullable Object> {
    /** So many rounds may fail because a rival was faster, before one takes all locks at once, which cannot fail. */
    private static final int ROUNDS_WITHOUT_ALL_LOCKS = 2;

    private final SelectClauses<R> given;

    /** The clauses about channels; this selection's own copy, shuffled as it goes. */
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
        Choice<R> choice = tryOneByOne();
        if (choice == null && given.mayWait()) {
            choice = await();
        } else if (choice == null) {
            choice = tryAtOneMoment();
        }
        if (choice != null) {
            return choice.finish();
        }
        return orElse != null ? orElse.then.get() : given.requireAfter().then.get();
    }

    private @Nullable Choice<R> tryOneByOne() {
        for (int i = 0; i < clauses.length; i++) {
            ChannelClause<? extends R> clause = drawClause(i);
            if (clause.looksReady()) {
                Object result = clause.attemptUnlocked();
                if (result != Outcome.NOT_READY) {
                    return new Choice<>(clause, result);
                }
            }
        }
        return null;
    }

    /** The next step of a shuffle: puts a random one of the clauses from {@code index} on there. */
    private ChannelClause<? extends R> drawClause(int index) {
        int left = clauses.length - index;
        int drawn = left == 1 ? index : index + ThreadLocalRandom.current().nextInt(left);
        ChannelClause<? extends R> clause = clauses[drawn];
        clauses[drawn] = clauses[index];
        clauses[index] = clause;
        return clause;
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
