package dev.lockkeeper.benchmarks;

import dev.lockkeeper.runtime.Channel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;

/** What all peers can do. */
interface Pipe {
    void put(Integer value) throws InterruptedException;

    Integer take() throws InterruptedException;

    static Pipe of(String peer, int capacity) {
        return switch (peer) {
            case "lockkeeper" -> new OfLockkeeper(Channel.buffered(capacity));
            case "jdk" -> new OfJdk(capacity == 0 ? new SynchronousQueue<>() : new ArrayBlockingQueue<>(capacity));
            case "jox" ->
                new OfJox(
                        capacity == 0
                                ? com.softwaremill.jox.Channel.newRendezvousChannel()
                                : com.softwaremill.jox.Channel.newBufferedChannel(capacity));
            default -> throw new IllegalArgumentException(peer);
        };
    }

    record OfLockkeeper(Channel<Integer> channel) implements Pipe {
        @Override
        public void put(Integer value) throws InterruptedException {
            channel.send(value);
        }

        @Override
        public Integer take() throws InterruptedException {
            return channel.receive();
        }
    }

    record OfJdk(BlockingQueue<Integer> queue) implements Pipe {
        @Override
        public void put(Integer value) throws InterruptedException {
            queue.put(value);
        }

        @Override
        public Integer take() throws InterruptedException {
            return queue.take();
        }
    }

    record OfJox(com.softwaremill.jox.Channel<Integer> channel) implements Pipe {
        @Override
        public void put(Integer value) throws InterruptedException {
            channel.send(value);
        }

        @Override
        public Integer take() throws InterruptedException {
            return channel.receive();
        }
    }
}
