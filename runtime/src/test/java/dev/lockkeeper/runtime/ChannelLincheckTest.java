package dev.lockkeeper.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the operations that do not wait return, in whatever order threads are scheduled, is what some order of them one after the
 * other returns from a plain queue: they are linearizable.
 */
@Timeout(120)
@SuppressWarnings({"exports", "missing-explicit-ctor"}) // public for Lincheck only: a test is no API
@Param(name = "value", gen = IntGen.class, conf = "1:3")
public class ChannelLincheckTest {
    private static final int CAPACITY = 2;

    private final Channel<Integer> channel = Channel.buffered(CAPACITY);

    @Operation
    public String offer(@Param(name = "value") int value) {
        return orClosed(() -> channel.offer(value));
    }

    @Operation
    public Integer poll() {
        return channel.poll();
    }

    @Operation
    public String drain() {
        List<Integer> target = new ArrayList<>();
        channel.drainTo(target);
        return target.toString();
    }

    @Operation
    public String selectOrElse() {
        return orClosed(() -> Select.<Object>select(
                channel.onReceive(received -> received),
                channel.onClosed(() -> "end"),
                Select.orElse(() -> "nothing")));
    }

    @Operation
    public String sendOrElse(@Param(name = "value") int value) {
        return orClosed(() -> Select.select(channel.onSend(value, () -> true), Select.orElse(() -> false)));
    }

    @Operation
    public int size() {
        return channel.size();
    }

    @Operation
    public boolean isDrained() {
        return channel.isDrained();
    }

    @Operation
    public String close() {
        return orClosed(() -> {
            channel.close();
            return "done";
        });
    }

    private static String orClosed(java.util.concurrent.Callable<Object> operation) {
        try {
            return String.valueOf(operation.call());
        } catch (ChannelClosedException e) {
            return "closed";
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void C9_operationsThatDoNotWaitAreLinearizableInModelChecking() {
        new ModelCheckingOptions()
                .iterations(4)
                .invocationsPerIteration(200)
                .threads(2)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(1)
                .sequentialSpecification(PlainQueue.class)
                .check(ChannelLincheckTest.class);
    }

    @Test
    void C9_operationsThatDoNotWaitAreLinearizableUnderStress() {
        new StressOptions()
                .iterations(10)
                .invocationsPerIteration(500)
                .threads(3)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(1)
                .sequentialSpecification(PlainQueue.class)
                .check(ChannelLincheckTest.class);
    }

    /** The specification: a channel for one thread. */
    @SuppressWarnings("missing-explicit-ctor")
    public static class PlainQueue {
        private final ArrayDeque<Integer> values = new ArrayDeque<>();
        private boolean isClosed;

        public String offer(int value) {
            if (isClosed) {
                return "closed";
            }
            return String.valueOf(values.size() < CAPACITY && values.add(value));
        }

        public Integer poll() {
            return values.poll();
        }

        public String drain() {
            String all = values.toString();
            values.clear();
            return all;
        }

        public String selectOrElse() {
            return values.isEmpty() ? (isClosed ? "end" : "nothing") : String.valueOf(values.poll());
        }

        public String sendOrElse(int value) {
            return offer(value);
        }

        public int size() {
            return values.size();
        }

        public boolean isDrained() {
            return isClosed && values.isEmpty();
        }

        public String close() {
            String result = isClosed ? "closed" : "done";
            isClosed = true;
            return result;
        }
    }
}
