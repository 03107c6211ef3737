package odd;

import static java.util.Collections.*;
import static java.util.Map.Entry;

import dev.lockkeeper.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicReference;

public class Importing {
    @GuardedBy("TimeUnit.SECONDS")
    int a;

    @GuardedBy("Entry.class")
    int b;

    @GuardedBy("EMPTY_LIST")
    int c;

    @GuardedBy("AtomicReference.class")
    void d() {}

    @GuardedBy("ForkJoinPool.commonPool()")
    void e() {}

    @GuardedBy("emptyList()")
    void f() {}

    @GuardedBy("Thread.State.class")
    void g() {}
}
