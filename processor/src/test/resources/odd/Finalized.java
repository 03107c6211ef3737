package odd;

import dev.lockkeeper.*;

public class Finalized {
    @GuardedBy("this")
    private int x;

    @SuppressWarnings({"removal", "deprecation", "dep-ann"})
    @GuardedBy("this")
    @Override
    protected void finalize() throws Throwable {
        super.finalize();
        x++;
    }

    @GuardedBy("this")
    public void thread(@SuppressWarnings("rawtypes") Class c, Thread t) {}

    @SuppressWarnings("removal")
    @GuardedBy("this")
    public SecurityManager sm(SecurityManager s) {
        return s;
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    @GuardedBy("this")
    public <T extends Comparable> T max(T... ts) {
        return ts[0];
    }
}
