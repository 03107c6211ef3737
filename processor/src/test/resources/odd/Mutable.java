package odd;

import dev.lockkeeper.*;
import java.util.*;
import java.util.function.*;

public abstract class Mutable<K, V extends Comparable<? super V>> {
    @GuardedBy("this")
    private final NavigableMap<K, Deque<V>> map = new TreeMap<>();

    @GuardedBy("this")
    private Set<? super V> set = new HashSet<>();

    @GuardedBy("this")
    private EnumMap<Thread.State, int[][]> em;

    @GuardedBy("this")
    private StringBuilder sb;

    @GuardedBy("this")
    private Date date;

    @GuardedBy("this")
    private boolean[] flags;

    @GuardedBy("this")
    private Iterable<? extends Map.Entry<K, ?>> it;

    abstract Map<K, Deque<V>> map();

    abstract <R> R withMap(Function<? super NavigableMap<K, Deque<V>>, ? extends R> f);

    abstract void updateSet(Consumer<? super Set<? super V>> c);

    abstract <Z extends Number> Z readEm(Function<? super EnumMap<Thread.State, int[][]>, ? extends Z> c);

    abstract void updateFlags(Consumer<? super boolean[]> c);
}
