package dev.lockkeeper.analyser.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The worlds possible at one point of a body; immutable. Those in which the same locks are held are one. */
public record Worlds(List<World> all, boolean isApproximate) {
    public static final Worlds NONE = new Worlds(List.of(), false);

    /** More ways that differ in their locks are hardly meant; beyond it what some of them hold is presumed to be held. */
    private static final int MOST = 12;

    /** One after the other, attempts to take a lock may split the ways as often before any of them meet. */
    private static final int MOST_UNMET = 64;

    public static Worlds of(World world) {
        return new Worlds(List.of(world), false);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Worlds that && isApproximate == that.isApproximate && all.equals(that.all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** These worlds and others that come to the same block. */
    public Worlds join(int block, Worlds others) {
        Worlds joined = this;
        for (World world : others.all) {
            joined = joined.join(block, world);
        }
        return others.isApproximate && !joined.isApproximate ? new Worlds(joined.all, true) : joined;
    }

    @SuppressWarnings("ReferenceEquality") // as in flatMap
    private Worlds join(int block, World added) {
        if (all.size() == 1 && all.get(0) == added) {
            return this; // steps that change nothing leave the same world: most calls in a block go to a handler with
            // it
        }
        List<World> joined = new ArrayList<>(all);
        for (int i = 0; i < joined.size(); i++) {
            Optional<World> merged = WorldMerge.merge(block, joined.get(i), added);
            if (merged.isPresent()) {
                joined.set(i, merged.get());
                return new Worlds(joined, isApproximate);
            }
        }
        joined.add(added);
        return joined.size() <= MOST && !isApproximate ? new Worlds(joined, false) : collapse(block, joined);
    }

    /** The same, if they are not too many to be followed apart through a block. */
    Worlds within(int block) {
        return all.size() <= MOST_UNMET ? this : collapse(-block, all);
    }

    private static Worlds collapse(int block, List<World> worlds) {
        World common = worlds.get(0);
        for (World world : worlds.subList(1, worlds.size())) {
            common = WorldMerge.mergeAnyway(block, common, world);
        }
        return new Worlds(List.of(common), true);
    }

    /** Each world changed. */
    public Worlds map(UnaryOperator<World> change) {
        return flatMap(world -> List.of(change.apply(world)));
    }

    /** Each world replaced by those that become of it; these very worlds if nothing becomes of the only one, which is cheap to tell. */
    @SuppressWarnings("ReferenceEquality") // an equal world that is another object costs a copy, and nothing else
    Worlds flatMap(Function<World, List<World>> change) {
        if (all.size() == 1) {
            List<World> changed = change.apply(all.get(0));
            return changed.size() == 1 && changed.get(0) == all.get(0) ? this : new Worlds(changed, isApproximate);
        }
        List<World> changed = new ArrayList<>();
        for (World world : all) {
            changed.addAll(change.apply(world));
        }
        return new Worlds(changed, isApproximate);
    }

    /** Whether two variables have changed places on some of the ways, as they do where objects are put into an order. */
    boolean isAnySwapped() {
        for (World world : all) {
            if (WorldMerge.areSwapped(all.get(0), world)) {
                return true;
            }
        }
        return false;
    }

    public boolean areAll(Predicate<World> question) {
        for (World world : all) {
            if (!question.test(world)) {
                return false;
            }
        }
        return true;
    }

    public boolean isAny(Predicate<World> question) {
        return !areAll(question.negate());
    }
}
