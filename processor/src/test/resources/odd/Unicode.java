package odd.größe.日本;

import dev.lockkeeper.*;
import java.util.concurrent.locks.*;

public abstract class Unicode<Ñ extends Comparable<Ñ>> {
    private final ReentrantLock λ = new ReentrantLock();

    @GuardedBy("λ")
    private Ñ größe;

    @Atomic
    volatile long ßum;

    @Atomic
    volatile int ǅ;

    @Atomic
    volatile int 数;

    @GuardedBy("λ")
    int $;

    @GuardedBy("λ")
    int _x;

    @GuardedBy("λ")
    boolean isReady;

    @GuardedBy("λ")
    public void 入金(int 額) {
        数合計(額);
    }

    void 数合計(int x) {}

    @Worker(pool = 1)
    public int πr(int r) {
        return r;
    }
}
