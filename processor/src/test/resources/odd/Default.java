import dev.lockkeeper.*;
import java.util.concurrent.locks.*;

abstract class Default implements Counting, Named<String> {
    private final ReadWriteLock rw = new ReentrantReadWriteLock();

    @GuardedBy("rw")
    private long count;

    @GuardedBy("rw")
    private String name = "";

    @GuardedBy(value = "rw", access = Access.READ)
    public long twice() {
        return 2 * count;
    }

    @GuardedBy("rw")
    @Override
    public void reset() {
        count = 0;
    }
}
