package odd;

import dev.lockkeeper.*;
import java.util.*;
import java.util.function.*;

public abstract class Overloads {
    @GuardedBy("this")
    final List<String> items = new ArrayList<>();

    @Atomic
    volatile int n;

    @Atomic
    volatile String s;

    public void updateItems(Predicate<List<String>> p) {}

    public int updateN(Function<Integer, Integer> f) {
        return 0;
    }

    @GuardedBy("this")
    public void run(Function<String, String> f) {}

    @Worker(pool = 1)
    public void go(Supplier<String> s) {}

    public void submitGo(Runnable r) {}
}
