package odd;

import dev.lockkeeper.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;

public abstract class Generic<K, V> extends Mid<Map<K, ? super V>, K[]> implements Face<K> {
    @Atomic
    private volatile Optional<K[]> keys;

    @Atomic
    protected volatile Function<? super K, ? extends V> f;

    @GuardedBy("this")
    private Optional<? extends V> opt = Optional.empty();

    @GuardedBy("this")
    private K key;

    @GuardedBy("this")
    ConcurrentMap<K, List<V>[]> map = new ConcurrentHashMap<>();

    public abstract Optional<K[]> getAndSetKeys(Optional<K[]> k);

    @Override
    public abstract <R> R withKey(Function<? super K, ? extends R> f);

    @Worker(pool = 1)
    public Map<K, V[]> compute(Map<? extends K, ? super V> in) throws ExecutionException, java.io.IOException {
        return null;
    }

    @Await("compute")
    public abstract List<Map<K, V[]>> computeAll(List<? extends Map<? extends K, ? super V>> items)
            throws java.io.IOException;
}
