package dev.lockkeeper.jcstress;

import dev.lockkeeper.runtime.CancellableContext;
import dev.lockkeeper.runtime.CancelledException;
import dev.lockkeeper.runtime.Channel;
import dev.lockkeeper.runtime.Context;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** In which order a cancellation is seen, and that it misses nobody. */
public final class ContextStress {
    private ContextStress() {}

    @JCStressTest
    @Outcome(id = "0, [01], [01]", expect = Expect.ACCEPTABLE, desc = "Not cancelled yet.")
    @Outcome(
            id = "1, 1, 1",
            expect = Expect.ACCEPTABLE,
            desc = "Whoever sees the cause finds done closed, and what came before it.")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class X2_doneIsClosedBeforeTheCauseIsSeen {
        private final CancellableContext context = Context.background().withCancel();
        private int byCanceller;

        @Actor
        public void canceller() {
            byCanceller = 1;
            context.cancel();
        }

        @Actor
        public void observer(III_Result result) {
            result.r1 = context.cause() == null ? 0 : 1;
            result.r2 = context.done().isDrained() ? 1 : 0;
            result.r3 = byCanceller;
        }
    }

    @JCStressTest
    @Outcome(id = "1, 0, 1", expect = Expect.ACCEPTABLE, desc = "The first one's cause.")
    @Outcome(id = "0, 1, 2", expect = Expect.ACCEPTABLE, desc = "The second one's cause.")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class X3_firstCauseWins {
        private final CancellableContext context = Context.background().withCancel();

        @Actor
        public void first(III_Result result) {
            result.r1 = context.cancel(new CancelledException("1")) ? 1 : 0;
        }

        @Actor
        public void second(III_Result result) {
            result.r2 = context.cancel(new CancelledException("2")) ? 1 : 0;
        }

        @Arbiter
        public void observer(III_Result result) {
            result.r3 = Integer.parseInt(context.cause().getMessage());
        }
    }

    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "The child is cancelled with its parent, and left it.")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class X1_childThatIsMadeMeanwhileIsCancelledToo {
        private final CancellableContext parent = Context.background().withCancel();
        private CancellableContext child;

        @Actor
        public void canceller() {
            parent.cancel();
        }

        @Actor
        public void maker() {
            child = parent.withCancel();
        }

        @Arbiter
        public void observer(II_Result result) {
            result.r1 = child.isCancelled() ? 1 : 0;
            result.r2 = child.cause() == parent.cause() ? 1 : 0;
        }
    }

    @JCStressTest
    @Outcome(
            id = "1, 1",
            expect = Expect.ACCEPTABLE,
            desc = "The receiver wakes up with the cause, and sees what came before it.")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class X2_cancelEndsAReceive {
        private final Channel<Integer> channel = Channel.unbuffered();
        private final CancellableContext context = Context.background().withCancel();
        private int byCanceller;

        @Actor
        public void canceller() {
            byCanceller = 1;
            context.cancel();
        }

        @Actor
        public void receiver(II_Result result) {
            try {
                Uninterrupted.run(() -> channel.receive(context));
            } catch (CancelledException cancelled) {
                result.r1 = cancelled.getCause() == context.cause() ? 1 : 0;
            }
            result.r2 = byCanceller;
        }
    }
}
