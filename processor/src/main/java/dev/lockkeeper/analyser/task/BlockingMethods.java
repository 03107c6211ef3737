package dev.lockkeeper.analyser.task;

import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;

/** Knows the methods that may block for long: they sleep, wait for other code, or for a device. */
public final class BlockingMethods {
    /** Those that wait for other code, by the type that declares them first. */
    private static final Map<String, Set<String>> WAITING = Map.ofEntries(
            Map.entry("java.lang.Thread", Set.of("join")),
            Map.entry("java.lang.Process", Set.of("waitFor")),
            Map.entry("java.util.concurrent.Future", Set.of("get", "join")),
            Map.entry("java.util.concurrent.CompletableFuture", Set.of("get", "join")),
            Map.entry("java.util.concurrent.CountDownLatch", Set.of("await")),
            Map.entry("java.util.concurrent.CyclicBarrier", Set.of("await")),
            Map.entry("java.util.concurrent.Phaser", Set.of("arriveAndAwaitAdvance", "awaitAdvance")),
            Map.entry("java.util.concurrent.Semaphore", Set.of("acquire", "acquireUninterruptibly")),
            Map.entry("java.util.concurrent.Exchanger", Set.of("exchange")),
            Map.entry("java.util.concurrent.BlockingQueue", Set.of("put", "take")),
            Map.entry("java.util.concurrent.BlockingDeque", Set.of("putFirst", "putLast", "takeFirst", "takeLast")),
            Map.entry("java.util.concurrent.ExecutorService", Set.of("awaitTermination", "invokeAll", "invokeAny")),
            Map.entry("dev.lockkeeper.runtime.SendChannel", Set.of("send", "sendAll")),
            Map.entry("dev.lockkeeper.runtime.ReceiveChannel", Set.of("receive", "receiveOrNull")),
            Map.entry("dev.lockkeeper.runtime.Select", Set.of("select")),
            Map.entry("dev.lockkeeper.runtime.WaitGroup", Set.of("await")),
            Map.entry("dev.lockkeeper.runtime.WorkerPool", Set.of("await")),
            Map.entry("dev.lockkeeper.runtime.TaskGroup", Set.of("join")));

    /** Those that sleep, or wait for a device. */
    private static final Map<String, Set<String>> SLOW = Map.ofEntries(
            Map.entry("java.lang.Thread", Set.of("sleep")),
            Map.entry("java.util.concurrent.TimeUnit", Set.of("sleep")),
            Map.entry("dev.lockkeeper.runtime.RateLimiter", Set.of("acquire")),
            Map.entry("java.net.ServerSocket", Set.of("accept")),
            Map.entry("java.net.Socket", Set.of("connect")),
            Map.entry("java.net.URL", Set.of("openStream")),
            Map.entry("java.net.http.HttpClient", Set.of("send")),
            Map.entry("java.sql.Statement", Set.of("execute", "executeQuery", "executeUpdate", "executeBatch")),
            Map.entry(
                    "java.nio.file.Files",
                    Set.of(
                            "readString",
                            "readAllBytes",
                            "readAllLines",
                            "write",
                            "writeString",
                            "copy",
                            "walk",
                            "list")));

    private final TypeHierarchy hierarchy;
    private final Map<ExecutableElement, Optional<String>> known = new HashMap<>();

    public BlockingMethods(TypeHierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** Whether the method waits for other code. */
    public boolean isWaiting(ExecutableElement method) {
        return isIn(WAITING, method);
    }

    /** The name of the method for a message, if it may block for long. */
    public Optional<String> find(ExecutableElement method) {
        Optional<String> name = known.get(method);
        if (name == null) {
            name = isWaiting(method) || isIn(SLOW, method)
                    ? Optional.of(DeclaringType.of(method).getSimpleName() + "." + method.getSimpleName())
                    : Optional.empty();
            known.put(method, name);
        }
        return name;
    }

    private boolean isIn(Map<String, Set<String>> table, ExecutableElement method) {
        String name = method.getSimpleName().toString();
        for (String type : hierarchy.supertypes(DeclaringType.of(method))) {
            if (table.getOrDefault(type, Set.of()).contains(name)) {
                return true;
            }
        }
        return false;
    }
}
