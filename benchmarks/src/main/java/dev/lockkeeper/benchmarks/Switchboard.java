package dev.lockkeeper.benchmarks;

import com.softwaremill.jox.SelectClause;
import dev.lockkeeper.runtime.Channel;
import dev.lockkeeper.runtime.Clause;
import dev.lockkeeper.runtime.Select;
import java.util.ArrayList;
import java.util.List;

/** Several channels of one peer, with a select over all of them. Clauses are made anew for each select, as in a user's code. */
interface Switchboard {
    void put(int channel, Integer value) throws InterruptedException;

    Integer select() throws InterruptedException;

    static Switchboard of(String peer, int size, int capacity) {
        return switch (peer) {
            case "lockkeeper" -> new OfLockkeeper(size, capacity);
            case "jox" -> new OfJox(size, capacity);
            default -> throw new IllegalArgumentException(peer);
        };
    }

    final class OfLockkeeper implements Switchboard {
        private final List<Channel<Integer>> channels = new ArrayList<>();

        OfLockkeeper(int size, int capacity) {
            for (int i = 0; i < size; i++) {
                channels.add(Channel.buffered(capacity));
            }
        }

        @Override
        public void put(int channel, Integer value) throws InterruptedException {
            channels.get(channel).send(value);
        }

        @Override
        public Integer select() throws InterruptedException {
            @SuppressWarnings({"unchecked", "rawtypes"})
            Clause<Integer>[] clauses = new Clause[channels.size()];
            for (int i = 0; i < clauses.length; i++) {
                clauses[i] = channels.get(i).onReceive(value -> value);
            }
            return Select.<Integer>select(clauses);
        }
    }

    final class OfJox implements Switchboard {
        private final List<com.softwaremill.jox.Channel<Integer>> channels = new ArrayList<>();

        OfJox(int size, int capacity) {
            for (int i = 0; i < size; i++) {
                channels.add(
                        capacity == 0
                                ? com.softwaremill.jox.Channel.newRendezvousChannel()
                                : com.softwaremill.jox.Channel.newBufferedChannel(capacity));
            }
        }

        @Override
        public void put(int channel, Integer value) throws InterruptedException {
            channels.get(channel).send(value);
        }

        @Override
        public Integer select() throws InterruptedException {
            @SuppressWarnings({"unchecked", "rawtypes"})
            SelectClause<Integer>[] clauses = new SelectClause[channels.size()];
            for (int i = 0; i < clauses.length; i++) {
                clauses[i] = channels.get(i).receiveClause();
            }
            return com.softwaremill.jox.Select.select(clauses);
        }
    }
}
