package org.example;

import dev.lockkeeper.runtime.CancellableContext;
import dev.lockkeeper.runtime.Channel;
import dev.lockkeeper.runtime.Context;
import dev.lockkeeper.runtime.EnginePool;
import dev.lockkeeper.runtime.PooledWorker;
import dev.lockkeeper.runtime.RateLimiter;
import dev.lockkeeper.runtime.WorkerCall;
import dev.lockkeeper.runtime.WorkerEngine;
import dev.lockkeeper.runtime.WorkerPool;
import dev.lockkeeper.runtime.WorkerSet;
import dev.lockkeeper.runtime.WorkerSpec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** What the examples in the Javadoc take for granted; they are compiled as if they stood in a subclass of this. */
@SuppressWarnings("missing-explicit-ctor")
public abstract class Scenery {
    public record Page() {}

    public record Image() {}

    public record Config() {
        public static Config load() {
            return new Config();
        }
    }

    public static class Renderer {
        public Image render(Page page) {
            return new Image();
        }
    }

    public static final class ConcurrentRenderer extends Renderer {
        public ConcurrentRenderer(WorkerEngine engine) {}
    }

    public static final class ClusterPool implements EnginePool {
        public ClusterPool(WorkerSpec worker) {}

        @Override
        public void submit(WorkerCall call) {
            call.run();
        }

        @Override
        public void shutdown() {}

        @Override
        public boolean awaitTermination(Duration timeout) {
            return true;
        }
    }

    public interface Cluster {
        void send(Object worker, List<?> arguments, BiConsumer<Object, Throwable> then);

        CompletableFuture<Object> call(Object worker, List<?> arguments);
    }

    public interface Log {
        void info(String message, Throwable cause);
    }

    protected final Channel<String> words = Channel.buffered(1);
    protected final Channel<Integer> numbers = Channel.buffered(1);
    protected final Channel<Integer> results = Channel.buffered(1);
    protected final CancellableContext context = Context.background().withCancel();
    protected final RateLimiter limiter = RateLimiter.of(1, Duration.ofSeconds(1), 1);
    protected final List<String> addresses = List.of();
    protected final List<String> urls = List.of();
    protected final List<Page> pages = List.of();
    protected final String address = "";
    protected final Page page = new Page();
    protected Config config = new Config();
    protected boolean userLeft;
    protected Cluster cluster;
    protected Log log;
    protected WorkerPool pool;
    protected WorkerSet workers;
    protected WorkerCall call;
    protected PooledWorker<Image> render;

    protected void load() {}

    protected Page load(Context under) {
        return page;
    }

    protected Page download(String from) {
        return page;
    }

    protected Page download(Context under, String from) {
        return page;
    }

    protected Image render(Page what) {
        return new Image();
    }

    protected Image draw(Page what) {
        return new Image();
    }

    protected void fetch(String from) {}

    protected String ask(Context under, String whom) {
        return whom;
    }
}
