package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockkeeper.runtime.CancellableContext;
import dev.lockkeeper.runtime.CancelledException;
import dev.lockkeeper.runtime.Channel;
import dev.lockkeeper.runtime.ChannelClosedException;
import dev.lockkeeper.runtime.Context;
import dev.lockkeeper.runtime.ReceiveChannel;
import dev.lockkeeper.runtime.Task;
import dev.lockkeeper.runtime.WorkerFailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What generated fan-outs and pipes do on real threads. */
@Timeout(120)
final class FanOutBehaviourTest {
    private static final Domain SCANNER = Domain.compile("print.ConcurrentFlatbed", """
            package print;
            import dev.lockkeeper.*;
            import dev.lockkeeper.processor.Scanner;
            import dev.lockkeeper.runtime.Context;
            import dev.lockkeeper.runtime.Task;
            import java.io.IOException;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.stream.Stream;
            abstract class Flatbed implements Scanner {
                private final Set<Integer> stored = ConcurrentHashMap.newKeySet();
                private volatile Work work = page -> 2 * page;
                @Override public void setWork(Work work) { this.work = work; }
                @Worker(pool = 3, queue = 4, overflow = Overflow.REJECT)
                protected int scan(int page) throws Exception { return work.on(page); }
                @Worker(pool = 2) protected void store(Integer page) { stored.add(page); }
                @Worker(pool = 2) protected Context watch(Context context, Integer page) { return context; }
                @Override public Set<Integer> stored() { return stored; }

                @Override @Await("scan") public abstract List<Integer> scanAll(Collection<Integer> pages) throws IOException;
                @Override @Await("scan") public abstract List<Integer> ofIterable(Iterable<Integer> pages);
                @Override @Await("scan") public abstract Collection<Integer> ofList(List<? extends Integer> pages);
                @Override @Await("scan") public abstract Iterable<Object> ofSet(Set<Integer> pages);
                @Override @Await("scan") public abstract Stream<Integer> ofStream(Stream<Integer> pages);
                @Override @Await("scan") public abstract Stream<Number> ofWildcards(Stream<? extends Integer> pages);
                @Override @Await("scan") public abstract List<? extends Number> under(Context context, Collection<Integer> pages);
                @Override @Await("scan") public abstract Stream<Integer> underSet(Context context, Set<? extends Integer> pages) throws Exception;
                @Override @Await(value = "scan", onFailure = OnFailure.COLLECT) public abstract List<Integer> collect(Collection<Integer> pages);
                @Override @Await(value = "scan", onFailure = OnFailure.IGNORE) public abstract List<Integer> ignore(Collection<Integer> pages);
                @Override @Await(value = "scan", timeout = "10ms") public abstract List<Integer> bounded(Collection<Integer> pages) throws TimeoutException;
                @Override @Await("scan") public abstract List<Integer> interruptibly(Collection<Integer> pages) throws InterruptedException;
                @Override @Await public abstract void storeAll(Collection<Integer> pages);
                @Override @Await public abstract List<Context> watchAll(Context context, Collection<Integer> pages);

                /** Calls on its own operations run on the pool, too. */
                @Override public int total(Collection<Integer> pages) throws Exception {
                    Task<Integer> first = submitScan(1);
                    int sum = first.get();
                    for (int page : scanAll(pages)) sum += page;
                    return sum;
                }
            }
            """);
    private static final List<Integer> PAGES = IntStream.range(0, 500).boxed().toList();
    private static final List<Integer> DOUBLED =
            PAGES.stream().map(page -> 2 * page).toList();

    private final Scanner scanner = SCANNER.create(Scanner.class);
    private final Gate gate = new Gate();

    @AfterEach
    void close() {
        gate.open();
        scanner.close();
    }

    @Test
    void everyShapeOfCollectionGoesInAndComesOutInOrder() throws Exception {
        assertThat(scanner.scanAll(PAGES)).isEqualTo(DOUBLED);
        assertThat(scanner.ofIterable(PAGES::iterator)).isEqualTo(DOUBLED);
        assertThat(scanner.ofList(PAGES)).isEqualTo(DOUBLED);
        assertThat(scanner.ofSet(new LinkedHashSet<>(PAGES))).isEqualTo(DOUBLED);
        assertThat(scanner.ofStream(PAGES.stream())).isEqualTo(DOUBLED);
        assertThat(scanner.ofWildcards(PAGES.stream())).containsExactlyElementsOf(DOUBLED);
        assertThat(scanner.under(Context.background(), PAGES)).isEqualTo(DOUBLED);
        assertThat(scanner.underSet(Context.background(), new LinkedHashSet<>(PAGES)))
                .containsExactlyElementsOf(DOUBLED);
        assertThat(scanner.scanAll(List.of())).isEmpty();
    }

    @Test
    void theOrderIsThatOfTheItemsWhicheverIsDoneFirst() throws Exception {
        CountDownLatch others = new CountDownLatch(2);
        scanner.setWork(page -> {
            if (page == 0) {
                others.await();
            } else {
                others.countDown();
            }
            return page;
        });
        assertThat(scanner.scanAll(List.of(0, 1, 2))).containsExactly(0, 1, 2);
    }

    @Test
    void moreItemsThanTheQueueHoldsWaitForRoomWhereSingleOnesAreRejected() throws Exception {
        assertThat(scanner.scanAll(PAGES)).hasSize(500);
        assertThat(scanner.scanStats().rejected()).isZero();
    }

    @Test
    void fanOutsOfSeveralThreadsShareThePoolAndGetTheirOwnResults() throws Exception {
        List<Thread> callers = new ArrayList<>();
        Queue<List<Integer>> results = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 4; i++) {
            List<Integer> pages = List.of(i, i + 10, i + 20);
            callers.add(new Thread(() -> results.add(scanner.ignore(pages))));
        }
        callers.forEach(Thread::start);
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(results)
                .containsExactlyInAnyOrder(
                        List.of(0, 20, 40), List.of(2, 22, 42), List.of(4, 24, 44), List.of(6, 26, 46));
    }

    @Test
    void aFanOutMayBeCalledAgainAfterOneThatFailed() throws Exception {
        scanner.setWork(page -> {
            throw new IOException("disk");
        });
        assertThatThrownBy(() -> scanner.scanAll(PAGES)).isInstanceOf(IOException.class);
        scanner.setWork(page -> page);
        assertThat(scanner.scanAll(PAGES)).isEqualTo(PAGES);
    }

    @Test
    void itemsThatCannotBeReadCancelTheWork() {
        scanner.setWork(page -> {
            gate.pass();
            return page;
        });
        Stream<Integer> pages = Stream.of(1, 2).peek(page -> {
            if (page == 2) {
                Gate.awaitCondition(gate::hasArrivals);
                throw new IllegalStateException("torn");
            }
        });
        assertThatThrownBy(() -> scanner.ofStream(pages)).hasMessage("torn");
        Gate.awaitCondition(gate::wasInterrupted);
    }

    @Test
    void aWorkerWithoutAResultIsWaitedFor() {
        scanner.storeAll(PAGES);
        assertThat(scanner.stored()).hasSize(500);
    }

    @Test
    void aStreamIsReadWhileTheWorkGoesOn() {
        AtomicInteger done = new AtomicInteger();
        scanner.setWork(page -> {
            done.incrementAndGet();
            return page;
        });
        Stream<Integer> pages = Stream.iterate(0, page -> page < 5, page -> {
            Gate.awaitCondition(() -> done.get() > page); // the item before has been worked on
            return page + 1;
        });
        assertThat(scanner.ofStream(pages)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void aDeclaredFailureIsThrownAsItIs() {
        IOException failure = new IOException("disk");
        scanner.setWork(page -> {
            throw failure;
        });
        assertThatThrownBy(() -> scanner.scanAll(PAGES)).isSameAs(failure);
        assertThatThrownBy(() -> scanner.ofList(PAGES))
                .isInstanceOf(WorkerFailedException.class)
                .hasCause(failure);
    }

    @Test
    void theFirstFailureInterruptsWhatRunsAndWhatWaitsNeverStarts() {
        AtomicInteger started = new AtomicInteger();
        scanner.setWork(page -> {
            started.incrementAndGet();
            if (page == 0) {
                gate.awaitArrivals();
                throw new IOException("disk");
            }
            gate.pass();
            return page;
        });
        assertThatThrownBy(() -> scanner.scanAll(PAGES)).isInstanceOf(IOException.class);
        Gate.awaitCondition(gate::wasInterrupted);
        Gate.awaitCondition(() -> scanner.scanStats().active() == 0);
        assertThat(started).hasValueLessThan(500);
    }

    @Test
    void collectWorksOnAllItemsAndThrowsTheFailuresTogether() {
        AtomicInteger done = new AtomicInteger();
        scanner.setWork(page -> {
            if (page % 100 == 0) {
                throw new IOException("page " + page);
            }
            return done.incrementAndGet();
        });
        WorkerFailedException thrown = catchThrowableOfType(WorkerFailedException.class, () -> scanner.collect(PAGES));
        assertThat(done).hasValue(495);
        assertThat(thrown.getSuppressed()).hasSize(4);
    }

    @Test
    void ignoreKeepsTheSuccessesInTheirOrder() {
        scanner.setWork(page -> {
            if (page % 2 == 0) {
                throw new IOException("even");
            }
            return page;
        });
        assertThat(scanner.ignore(List.of(1, 2, 3, 4, 5))).containsExactly(1, 3, 5);
    }

    @Test
    void aTimeoutCancelsTheWork() {
        scanner.setWork(page -> {
            gate.pass();
            return page;
        });
        do { // until the work gets to start before the time is up
            assertThatThrownBy(() -> scanner.bounded(List.of(1))).isInstanceOf(TimeoutException.class);
        } while (!gate.hasArrivals());
        Gate.awaitCondition(gate::wasInterrupted);
        Gate.awaitCondition(
                () -> scanner.scanStats().cancelled() == scanner.scanStats().submitted());
    }

    @Test
    void aContextCancelsTheWork() throws Exception {
        scanner.setWork(page -> {
            gate.pass();
            return page;
        });
        CancellableContext context = Context.background().withCancel();
        Thread canceller = new Thread(() -> {
            try {
                gate.awaitArrivals();
                context.cancel(new IOException("enough"));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        canceller.start();
        assertThatThrownBy(() -> scanner.under(context, List.of(1)))
                .isInstanceOf(CancelledException.class)
                .hasRootCauseMessage("enough");
        Gate.awaitCondition(gate::wasInterrupted);
        canceller.join();
    }

    @Test
    void everyItemHasAContextUnderTheGivenOne() {
        Context.Key<String> key = Context.key("user", String.class);
        List<Context> contexts = scanner.watchAll(Context.background().withValue(key, "ada"), List.of(1, 2));
        assertThat(contexts).hasSize(2).allSatisfy(context -> {
            assertThat(context.findValue(key)).contains("ada");
            assertThat(context.isCancelled()).isTrue(); // as its work is over
        });
    }

    @Test
    void aFanOutWaitsForAndCancelsItsOwnTasksOnly() throws Exception {
        scanner.setWork(page -> {
            if (page == 7) {
                gate.pass();
            }
            if (page == 8) {
                throw new IOException("disk");
            }
            return page;
        });
        Task<Integer> other = scanner.submitScan(7);
        gate.awaitArrivals();
        assertThat(scanner.scanAll(List.of(1, 2))).containsExactly(1, 2);
        assertThatThrownBy(() -> scanner.scanAll(List.of(8))).isInstanceOf(IOException.class);
        assertThat(other).isNotDone();
        gate.open();
        assertThat(other.get()).isEqualTo(7);
    }

    @Test
    void aFanOutFromItsOwnPoolIsRefusedAsItWouldWaitForItself() {
        scanner.setWork(page -> page == 0 ? scanner.scanAll(List.of(1)).get(0) : page);
        assertThatThrownBy(() -> scanner.scanAll(List.of(0))).hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void anInterruptEndsAFanOutThatDeclaresIt() throws Exception {
        scanner.setWork(page -> {
            gate.pass();
            return page;
        });
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread waiter = new Thread(() -> {
            try {
                scanner.interruptibly(List.of(1));
            } catch (InterruptedException | RuntimeException thrown) {
                failure.set(thrown);
            }
        });
        waiter.start();
        gate.awaitArrivals();
        waiter.interrupt();
        waiter.join();
        assertThat(failure.get()).isInstanceOf(InterruptedException.class);
        Gate.awaitCondition(gate::wasInterrupted);
    }

    @Test
    void callsOfTheClassOnItselfRunOnThePool() throws Exception {
        AtomicReference<Thread> last = new AtomicReference<>();
        scanner.setWork(page -> {
            last.set(Thread.currentThread());
            return page;
        });
        assertThat(scanner.total(List.of(2, 3))).isEqualTo(6);
        assertThat(last.get()).isNotEqualTo(Thread.currentThread());
    }

    @Test
    void aPipeConnectsTheWorkerBetweenTwoChannels() throws Exception {
        Channel<Integer> pages = Channel.unlimited();
        pages.sendAll(PAGES);
        pages.close();
        assertThat(scanner.pipeScan(pages)).containsExactlyElementsOf(DOUBLED);
    }

    @Test
    void aFailureInAPipeClosesItsOutputBehindTheResultsBefore() throws Exception {
        scanner.setWork(page -> {
            if (page == 3) {
                throw new IOException("disk");
            }
            return page;
        });
        Channel<Integer> pages = Channel.unlimited();
        pages.sendAll(List.of(1, 2, 3, 4));
        ReceiveChannel<Integer> results = scanner.pipeScan(pages);
        assertThat(results.receive()).isEqualTo(1);
        assertThat(results.receive()).isEqualTo(2);
        assertThatThrownBy(results::receive)
                .isInstanceOf(ChannelClosedException.class)
                .hasRootCauseMessage("disk");
        pages.close();
    }
}
