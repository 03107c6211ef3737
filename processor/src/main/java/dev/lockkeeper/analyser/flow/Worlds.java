package dev.lockkeeper.analyser.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The worlds possible at one point of a body; immutable. Those in which the same locks are held are one. */
public record Worlds(List<World> all, boolean isApproximate) {
    public static final Worlds NONE = new Worlds(List.of(), false);

    /** More ways that differ in their locks are hardly meant; beyond it only what all of them hold is kept. */
    private static final int MOST = 12;

    public static Worlds of(World world) {
        return new Worlds(List.of(world), false);
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

    private Worlds join(int block, World added) {
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

    private static Worlds collapse(int block, List<World> worlds) {
        World common = worlds.get(0);
        for (World world : worlds.subList(1, worlds.size())) {
            common = WorldMerge.mergeAnyway(block, common, world);
        }
        return new Worlds(List.of(common), true);
    }

    public Worlds map(Function<World, World> change) {
        return flatMap(world -> Stream.of(change.apply(world)));
    }

    Worlds flatMap(Function<World, Stream<World>> change) {
        return new Worlds(all.stream().flatMap(change).toList(), isApproximate);
    }

    public boolean areAll(Predicate<World> question) {
        return all.stream().allMatch(question);
    }

    public boolean isAny(Predicate<World> question) {
        return all.stream().anyMatch(question);
    }
}
