package odd;

import dev.lockkeeper.*;
import java.util.*;
import java.util.concurrent.locks.*;

@SuppressWarnings({"rawtypes", "unchecked"})
public abstract class Raw extends AbstractBase implements Comparable {
    protected final Lock lock = new ReentrantLock();

    @GuardedBy("lock")
    private List items = new ArrayList();

    @GuardedBy("lock")
    Map table = new HashMap();

    @Atomic
    volatile List last;

    @Atomic
    final List[] cells = new List[3];

    @GuardedBy("lock")
    public void put(List raw, Map.Entry entry, Comparable... many) {
        items.add(raw);
    }

    @Override
    public int compareTo(Object other) {
        return 0;
    }

    public abstract List getAndSetLast(List next);

    @Worker(pool = 1)
    public Set work(Collection c) {
        return new HashSet(c);
    }
}
