package odd;

import dev.lockkeeper.*;

public class Peer {
    static final Object KEY = new Object();

    static Object key() {
        return KEY;
    }

    static class In {
        @Atomic
        volatile int b;
    }

    @GuardedBy("KEY")
    int q;

    @GuardedBy("In.class")
    void u() {}

    @GuardedBy("Circular.In2.KEY2")
    void v() {}

    @GuardedBy("odd.Circular.In2.class")
    void w() {}

    @GuardedBy("odd . Peer . KEY")
    void x() {}

    @GuardedBy(" key ( ) ")
    void y() {}
}
