package plane;

import dev.lockkeeper.Access;
import dev.lockkeeper.GuardedBy;
import java.util.concurrent.locks.StampedLock;

public class Point {
    private final StampedLock lock = new StampedLock();

    @GuardedBy("lock")
    double x;

    @GuardedBy("lock")
    public void move(double byX) {
        x += byX;
    }

    @GuardedBy(value = "lock", access = Access.READ)
    public double distance() {
        return Math.abs(x);
    }
}
