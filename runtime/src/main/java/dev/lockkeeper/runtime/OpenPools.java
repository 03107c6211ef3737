package dev.lockkeeper.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The pools that were opened and not told to shut down. Only kept while a {@link LeakCheck} is open. */
final class OpenPools {
    /** Each pool, and where it was opened. */
    private static final Map<TaskPool, String> POOLS = new ConcurrentHashMap<>();

    private OpenPools() {}

    static void opened(TaskPool pool) {
        if (LeakCheck.isAnyOpen()) {
            POOLS.put(pool, CallSite.here());
        }
    }

    static void shutDown(TaskPool pool) {
        if (!POOLS.isEmpty()) {
            POOLS.remove(pool);
        }
    }

    static Map<TaskPool, String> all() {
        return Map.copyOf(POOLS);
    }

    static void forgetAll() {
        POOLS.clear();
    }

    /** What is to be said of a pool that is left open. */
    static String describe(TaskPool pool, String opened) {
        PoolStats stats = pool.stats();
        return "pool \"" + pool.name() + "\" is open" + (opened.isEmpty() ? "" : ", opened" + opened) + ", with "
                + stats.active() + " running and " + stats.queued() + " waiting tasks"
                + "\n    could be ended by its close()";
    }
}
