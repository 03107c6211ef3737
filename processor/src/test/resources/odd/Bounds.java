package odd;

import dev.lockkeeper.*;
import java.io.*;
import java.util.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public abstract class Bounds<
        T extends Number & Comparable<T> & Serializable,
        L extends ReentrantLock & Closeable,
        M extends Map<? super T, ? extends List<? extends M>>> {
    private final L lock;

    @GuardedBy("lock")
    private T value;

    @GuardedBy("lock")
    M map;

    @Atomic
    volatile T seen;

    @Atomic
    private volatile Map<T, ? extends L> maps;

    protected Bounds(L lock, T first) {
        this.lock = lock;
        value = first;
    }

    @SuppressWarnings({"unchecked", "varargs"})
    @GuardedBy("lock")
    public <X extends Throwable & Runnable, Y extends X> T run(
            Class<? extends Y> type, Function<? super T, ? extends T[]>... many) throws X {
        return value;
    }

    @GuardedBy("lock")
    public <U extends Comparable<? super U> & Serializable> U max(Collection<? extends U> in) {
        return Collections.max(in);
    }

    public abstract T updateSeen(UnaryOperator<T> op);

    public abstract Map<T, ? extends L> maps();

    @Worker(pool = 2)
    public void nothing(T t) {}
}
