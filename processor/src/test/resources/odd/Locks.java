package base;

import java.util.concurrent.locks.*;

public interface Locks {
    ReentrantLock FIRST = new ReentrantLock();

    static StampedLock second() {
        return Deep.LOCK;
    }

    class Deep {
        public static final StampedLock LOCK = new StampedLock();
    }
}
