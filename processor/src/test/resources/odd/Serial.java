package odd;

import dev.lockkeeper.*;
import java.io.*;

public class Serial implements Cloneable, Serializable {
    private static final long serialVersionUID = 1;

    @GuardedBy("this")
    private int x;

    @Override
    @GuardedBy("this")
    public int hashCode() {
        return x;
    }

    @Override
    @GuardedBy("this")
    public boolean equals(Object o) {
        return o instanceof Serial;
    }

    @Override
    @GuardedBy("this")
    public String toString() {
        return "" + x;
    }

    @Override
    @GuardedBy("this")
    protected Serial clone() throws CloneNotSupportedException {
        return (Serial) super.clone();
    }
}
