package dev.lockkeeper.analyser.lock;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The locks that a thread holds at one point of one way through a body; immutable. */
public final class HeldLocks {
    public static final HeldLocks NONE = new HeldLocks(Map.of());

    /** Stands for the place where code that is not known took a lock, if it did. */
    public static final Object PRESUMED = new Object();

    /** Enough to tell nesting from leaking; more would only keep loops from settling. */
    private static final int MOST_TIMES = 3;

    /** Stands for the place where a lock was taken that is held by the thread that waits for this one to end. */
    private static final Object FORKER = new Object();

    private final Map<Hold, Taken> holds;

    private HeldLocks(Map<Hold, Taken> holds) {
        this.holds = holds;
    }

    /**
     * How often a lock is held.
     *
     * @param times at least one
     * @param origin where it was taken first; null when the caller holds it
     */
    public record Taken(int times, @Nullable Object origin) {
        private boolean isOfForker() {
            return FORKER.equals(origin) && times == 1;
        }

        private Taken asOfCaller() {
            return new Taken(1, isOfForker() || origin == PRESUMED ? origin : null);
        }

        private Taken orPresumed(@Nullable Taken other) {
            return other == null || other.origin == PRESUMED
                    ? new Taken(1, PRESUMED)
                    : new Taken(Math.min(times, other.times), origin);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Taken that && times == that.times && Objects.equals(origin, that.origin);
        }

        @Override
        public int hashCode() {
            return times;
        }
    }

    public HeldLocks taking(Hold hold, @Nullable Object origin) {
        Map<Hold, Taken> changed = new LinkedHashMap<>(holds);
        Taken before = holds.get(hold);
        changed.put(
                hold,
                before == null
                        ? new Taken(1, origin)
                        : new Taken(Math.min(before.times() + 1, MOST_TIMES), before.origin()));
        return new HeldLocks(changed);
    }

    public HeldLocks releasing(Hold hold) {
        Taken before = holds.get(hold);
        if (before == null) {
            return this;
        }
        Map<Hold, Taken> changed = new LinkedHashMap<>(holds);
        if (before.times() == 1) {
            changed.remove(hold);
        } else {
            changed.put(hold, new Taken(before.times() - 1, before.origin()));
        }
        return new HeldLocks(changed);
    }

    /** The same with each of these released once. */
    public HeldLocks without(Set<Hold> released) {
        HeldLocks left = this;
        for (Hold hold : released) {
            left = left.releasing(hold);
        }
        return left;
    }

    /** The same as the body leaves a lock of its own: what it has found held meanwhile may have been this one by another name. */
    public HeldLocks leaving(Hold hold) {
        HeldLocks left = releasing(hold);
        if (left.has(hold)) {
            return left;
        }
        Map<Hold, Taken> changed = new LinkedHashMap<>();
        boolean isSince = false;
        for (Map.Entry<Hold, Taken> entry : holds.entrySet()) {
            Hold other = entry.getKey();
            boolean isFound = entry.getValue().origin() == null && other.mode() == hold.mode();
            if (other.equals(hold)) {
                isSince = true;
            } else if (!isSince || !isFound) {
                changed.put(other, entry.getValue());
            }
        }
        return new HeldLocks(changed);
    }

    /** The same as an object is released that is not known to be held: it may be a lock of one's own, made of locks that are. */
    public HeldLocks withoutFoundIn(Value object) {
        Map<Hold, Taken> changed = new LinkedHashMap<>(holds);
        changed.entrySet()
                .removeIf(entry -> entry.getValue().origin() == null
                        && entry.getKey().lock() instanceof Value.Field part
                        && object.equals(part.owner()));
        return changed.size() == holds.size() ? this : new HeldLocks(changed);
    }

    public Optional<Taken> find(Hold hold) {
        return Optional.ofNullable(holds.get(hold));
    }

    public boolean has(Hold hold) {
        return holds.containsKey(hold);
    }

    public Set<Hold> all() {
        return holds.keySet();
    }

    /** The locks that are held for certain. */
    public Set<Hold> certain() {
        Set<Hold> certain = new HashSet<>();
        holds.forEach((hold, taken) -> {
            if (taken.origin() != PRESUMED) {
                certain.add(hold);
            }
        });
        return certain;
    }

    /** How often each lock is held. */
    public Map<Hold, Taken> entries() {
        return holds;
    }

    /** The locks that the body has taken itself for certain, and has not merely found held. */
    public Set<Hold> takenHere() {
        Set<Hold> taken = new HashSet<>();
        for (Map.Entry<Hold, Taken> entry : holds.entrySet()) {
            Object origin = entry.getValue().origin();
            if (origin != null && !origin.equals(FORKER) && origin != PRESUMED) {
                taken.add(entry.getKey());
            }
        }
        return taken;
    }

    public boolean isEmpty() {
        return holds.isEmpty();
    }

    public HeldLocks rewrite(Map<Value, Value> replacements) {
        if (replacements.isEmpty() || holds.isEmpty()) {
            return this;
        }
        Map<Hold, Taken> changed = new LinkedHashMap<>();
        holds.forEach((hold, taken) -> changed.put(hold.rewrite(replacements), taken));
        return new HeldLocks(changed);
    }

    /** The same locks, as a method finds them that is called with them held. */
    public HeldLocks asOfCaller() {
        Map<Hold, Taken> changed = new LinkedHashMap<>();
        holds.forEach((hold, taken) -> changed.put(hold, taken.asOfCaller()));
        return new HeldLocks(changed);
    }

    /** The same locks, as threads find them that do part of the work of the one that holds them. */
    public HeldLocks asOfForker() {
        Map<Hold, Taken> changed = new LinkedHashMap<>();
        holds.keySet().forEach(hold -> changed.put(hold, new Taken(1, FORKER)));
        return new HeldLocks(changed);
    }

    /** Whether the thread itself holds none of them: one of its own may keep others from doing the same. */
    public boolean isOfForkerOnly() {
        return holds.values().stream().allMatch(Taken::isOfForker);
    }

    /** These locks and others. */
    public HeldLocks plus(HeldLocks others) {
        Map<Hold, Taken> changed = new LinkedHashMap<>(holds);
        others.holds.forEach(changed::putIfAbsent);
        return new HeldLocks(changed);
    }

    /** What is held in both, and what is held in one of them at least, which is presumed. */
    public HeldLocks orPresumed(HeldLocks other) {
        Map<Hold, Taken> either = new LinkedHashMap<>();
        holds.forEach((hold, taken) -> either.put(hold, taken.orPresumed(other.holds.get(hold))));
        other.holds.forEach((hold, taken) -> either.putIfAbsent(hold, taken.orPresumed(null)));
        return new HeldLocks(either);
    }

    /** Whether the same locks are held as often, wherever they were taken. */
    public boolean isSameAs(HeldLocks other) {
        if (holds.size() != other.holds.size()) {
            return false;
        }
        for (Map.Entry<Hold, Taken> entry : holds.entrySet()) {
            Taken taken = other.holds.get(entry.getKey());
            if (taken == null
                    || taken.times() != entry.getValue().times()
                    || taken.isOfForker() != entry.getValue().isOfForker()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HeldLocks held && holds.equals(held.holds);
    }

    @Override
    public int hashCode() {
        return holds.hashCode();
    }

    @Override
    public String toString() {
        return holds.keySet().toString();
    }
}
