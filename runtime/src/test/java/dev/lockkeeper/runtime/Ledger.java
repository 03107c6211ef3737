package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What one thread of a stress test sent and received, in its order. A value is a long: the sender's number and that sender's running
 * number of the value.
 */
final class Ledger {
    private final int owner;
    private final List<Long> sent = new ArrayList<>();
    private final List<Long> received = new ArrayList<>();
    private int sequence;

    Ledger(int owner) {
        this.owner = owner;
    }

    /** The value that this thread sends next, or sends again if it was not sent. */
    long nextValue() {
        return ((long) owner << 32) | sequence;
    }

    void noteSent() {
        sent.add(nextValue());
        sequence++;
    }

    /** The value was refused for good and is not tried again. */
    void noteUnsent() {
        sequence++;
    }

    void noteReceived(Long value) {
        if (value != null) {
            received.add(value);
        }
    }

    int sentCount() {
        return sent.size();
    }

    int receivedCount() {
        return received.size();
    }

    /** Every value that was sent was received, once, and no other. */
    static void assertNothingLostOrDuplicated(List<Ledger> ledgers) {
        List<Long> sent = new ArrayList<>();
        List<Long> received = new ArrayList<>();
        for (Ledger ledger : ledgers) {
            sent.addAll(ledger.sent);
            received.addAll(ledger.received);
        }
        TreeSet<Long> lost = new TreeSet<>(sent);
        received.forEach(lost::remove);
        TreeSet<Long> neverSent = new TreeSet<>(received);
        sent.forEach(neverSent::remove);
        assertThat(lost).as("lost").isEmpty();
        assertThat(neverSent).as("received, but not sent").isEmpty();
        assertThat(received).as("duplicates").hasSameSizeAs(sent);
    }

    /** What came to this thread from any one sender came in the order in which it was sent. */
    void assertNothingReordered() {
        Map<Long, Long> lastOfSender = new HashMap<>();
        for (long value : received) {
            Long last = lastOfSender.put(value >>> 32, value);
            assertThat(last == null || last < value)
                    .as("value " + value + " came after " + last)
                    .isTrue();
        }
    }
}
