package store;

import dev.lockkeeper.GuardedBy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public abstract class Registry<K, V> {
    private static final Lock ALL = new ReentrantLock();

    @GuardedBy("Registry.ALL")
    private static int registries;

    @GuardedBy("Registry.class")
    static String title = "";

    private final Guards guards = new Guards();

    @GuardedBy("guards.entries")
    protected final Map<K, V> entries = new LinkedHashMap<>();

    @GuardedBy("listLock()")
    private final List<K> order = new ArrayList<>();

    @GuardedBy("itself")
    final StringBuilder log = new StringBuilder();

    Object listLock() {
        return Objects.requireNonNull(guards);
    }

    abstract int incrementRegistries();

    public abstract List<K> order();

    static class Guards {
        final Lock entries = new ReentrantLock();
    }
}
