package odd;

import dev.lockkeeper.*;
import java.util.*;

public class Varargs<T> {
    @GuardedBy("this")
    private int sum;

    @SafeVarargs
    @SuppressWarnings("varargs")
    public Varargs(T... ts) {
        sum = ts.length;
    }

    @GuardedBy("this")
    public int add(int... values) {
        for (int v : values) sum += v;
        return sum;
    }

    @GuardedBy("this")
    public int[] @Marker [] nested(int[]... values)[] {
        return new int[][][] {values};
    }

    @GuardedBy("this")
    public String format(Object first, Object... rest) {
        return first + Arrays.toString(rest);
    }

    @Worker(pool = 1)
    public long total(long... parts) {
        return Arrays.stream(parts).sum();
    }

    @Worker(pool = 1)
    public void names(String... names) {}

    @Await
    public void end() {}
}
