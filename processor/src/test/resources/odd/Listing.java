package odd;

import dev.lockkeeper.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;

abstract class Listing extends AbstractList<String> implements Supplier<Integer>, Callable<Integer> {
    @GuardedBy("this")
    private final List<String> items = new ArrayList<>();

    @GuardedBy("this")
    private Integer got;

    @GuardedBy("this")
    private Integer call;

    @Override
    @GuardedBy("this")
    public String get(int index) {
        return items.get(index);
    }

    @Override
    @GuardedBy("this")
    public int size() {
        return items.size();
    }

    @GuardedBy("this")
    public Integer get() {
        return got;
    }

    @Override
    public abstract Integer call();

    @Override
    @GuardedBy("this")
    public boolean add(String s) {
        return items.add(s);
    }
}
