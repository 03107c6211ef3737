package odd;

import dev.lockkeeper.*;

public non-sealed class Circle extends Shape {
    @GuardedBy("this")
    private int radius;

    @GuardedBy("this")
    public int radius() {
        return radius;
    }

    @Override
    public int incrementArea() {
        return -1;
    }
}
