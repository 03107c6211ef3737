package web;

import dev.lockkeeper.Overflow;
import dev.lockkeeper.Threads;
import dev.lockkeeper.Worker;
import dev.lockkeeper.GuardedBy;
import dev.lockkeeper.runtime.Context;
import dev.lockkeeper.runtime.Task;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

abstract class Crawler<P> {
    private final ReentrantLock lock = new ReentrantLock();

    @Worker(pool = 2, max = 16, idle = "30s", queue = 1000, overflow = Overflow.REJECT, name = "net", threads = Threads.PLATFORM)
    String fetch(Context context, P page, String... headers) {
        return page + String.join(",", headers);
    }

    @Worker(name = "net", timeout = "5s")
    void ping(P page) {
        System.getLogger("web").log(System.Logger.Level.DEBUG, page);
    }

    @Worker(pool = 1, rate = "5/250ms", overflow = Overflow.DISCARD_OLDEST)
    void log() {}

    abstract Future<String> submitFetch(P page, String... headers);

    abstract void submitPing(P page);

    @GuardedBy("lock")
    void close() {}
}
