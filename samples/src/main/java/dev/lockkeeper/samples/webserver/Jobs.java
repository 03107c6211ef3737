package dev.lockkeeper.samples.webserver;

import dev.lockkeeper.Overflow;
import dev.lockkeeper.Worker;
import java.util.function.IntUnaryOperator;

/** Jobs that run behind the answer: five at a time, and at most {@value #QUEUE} wait. */
public class Jobs {
    static final int QUEUE = 20;

    private final IntUnaryOperator work;

    Jobs(IntUnaryOperator work) {
        this.work = work;
    }

    @Worker(pool = 5, queue = QUEUE, overflow = Overflow.REJECT)
    int run(int n) {
        return work.applyAsInt(n);
    }
}
