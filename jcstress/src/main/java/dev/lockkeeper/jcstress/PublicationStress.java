package dev.lockkeeper.jcstress;

import dev.lockkeeper.runtime.Once;
import dev.lockkeeper.runtime.OnceValue;
import dev.lockkeeper.runtime.WaitGroup;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** What is seen by those who come second: after a body that runs once, and after a wait. */
public final class PublicationStress {
    private PublicationStress() {}

    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "It ran once, and both see what it did.")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class O5_whatOnceDidIsSeenByAll {
        private final Once once = new Once();
        private int runs;

        @Actor
        public void first(II_Result result) {
            once.run(() -> runs++);
            result.r1 = runs;
        }

        @Actor
        public void second(II_Result result) {
            once.run(() -> runs++);
            result.r2 = runs;
        }
    }

    @JCStressTest
    @Outcome(id = "7, 7", expect = Expect.ACCEPTABLE, desc = "One value, completely made.")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class O3_valueIsPublishedWhole {
        private int made;
        private final OnceValue<Holder> value = OnceValue.of(() -> new Holder(++made == 1 ? 7 : -1));

        @Actor
        public void first(II_Result result) {
            result.r1 = value.get().content;
        }

        @Actor
        public void second(II_Result result) {
            result.r2 = value.get().content;
        }

        /** Not immutable on purpose: only the publication makes its content visible. */
        private static final class Holder {
            private int content;

            Holder(int content) {
                this.content = content;
            }
        }
    }

    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "Whoever awaited sees what was done.")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class W7_doneHappensBeforeAwait {
        private final WaitGroup group = new WaitGroup();
        private int work;

        public W7_doneHappensBeforeAwait() {
            group.add(1);
        }

        @Actor
        public void worker() {
            work = 1;
            group.done();
        }

        @Actor
        public void waiter(I_Result result) {
            Uninterrupted.run(() -> group.await());
            result.r1 = work;
        }
    }

    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Both wake up and see what was done.")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class W3_allWaitersAreReleased {
        private final WaitGroup group = new WaitGroup();
        private int work;

        @Actor
        public void first(II_Result result) {
            result.r1 = workAndAwait();
        }

        @Actor
        public void second(II_Result result) {
            result.r2 = workAndAwait();
        }

        private int workAndAwait() {
            group.add(1);
            synchronized (this) {
                work = 1;
            }
            group.done();
            Uninterrupted.run(() -> group.await());
            return work;
        }
    }
}
