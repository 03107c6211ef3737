package dev.lockkeeper.samples.webserver;

import dev.lockkeeper.Atomic;

/** What became of the requests. The three numbers are one record, so a reader always sees numbers of one moment. */
public class Traffic {
    @Atomic
    volatile Counts counts = new Counts(0, 0, 0);

    /**
     * Counts of requests.
     *
     * @param requests answered
     * @param active being worked on
     * @param errors answered with a status of 400 or more
     */
    record Counts(long requests, long active, long errors) {
        Counts begun() {
            return new Counts(requests, active + 1, errors);
        }

        Counts answered(boolean isError) {
            return new Counts(requests + 1, active - 1, errors + (isError ? 1 : 0));
        }
    }
}
