package odd;

import dev.lockkeeper.*;
import java.util.*;

public class Monitors<T extends Integer, O extends Optional<String>> {
    final T lock;
    final O other;
    final Runnable r = () -> {};
    final int[] arr = {};
    final String str = "x";
    final List<?> list = List.of();

    Monitors(T t, O o) {
        lock = t;
        other = o;
    }

    @GuardedBy("r")
    int a;

    @GuardedBy("arr")
    int b;

    @GuardedBy("str")
    int c;

    @GuardedBy("list")
    int d;
}
