package odd;

import dev.lockkeeper.*;
import java.util.concurrent.locks.*;

public record Holder(ReentrantLock lock, int[] data) {
    @GuardedBy("lock")
    public int get(int i) {
        return data[i];
    }

    @GuardedBy("lock()")
    public int got(int i) {
        return data[i];
    }

    enum E {
        ONE;

        @GuardedBy("this")
        private int n;

        @GuardedBy("this")
        void inc() {
            n++;
        }

        @GuardedBy("ONE")
        void one() {}
    }
}
