package odd;

import dev.lockkeeper.*;

public class Circular extends Peer.In {
    @Atomic
    volatile int a;

    static class In2 {
        @GuardedBy("Peer.KEY")
        int k;

        @GuardedBy("KEY2")
        int j;

        static final Object KEY2 = new Object();
    }
}
