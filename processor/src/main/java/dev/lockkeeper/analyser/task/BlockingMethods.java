package dev.lockkeeper.analyser.task;

import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;

/** Knows the methods that may block for long: they sleep, wait for other code, or for a device. */
public final class BlockingMethods {
    /** Those that wait for other code, by the type that declares them first. */
    private static final Map<String, Set<String>> WAITING = Map.ofEntries(
            Map.entry("java.lang.Thread", Set.of("join")),
            Map.entry("java.lang.Process", Set.of("waitFor")),
            Map.entry("java.lang.ref.ReferenceQueue", Set.of("remove")),
            Map.entry("java.nio.channels.Selector", Set.of("select")),
            Map.entry("java.nio.file.WatchService", Set.of("take")),
            Map.entry("java.util.concurrent.locks.LockSupport", Set.of("park", "parkUntil")),
            Map.entry("java.util.concurrent.Future", Set.of("get", "join")),
            Map.entry("java.util.concurrent.CompletableFuture", Set.of("get", "join")),
            Map.entry("java.util.concurrent.CompletionService", Set.of("take")),
            Map.entry("java.util.concurrent.ForkJoinPool", Set.of("invoke", "awaitQuiescence")),
            Map.entry("java.util.concurrent.ForkJoinTask", Set.of("invoke", "invokeAll")),
            Map.entry("java.util.concurrent.CountDownLatch", Set.of("await")),
            Map.entry("java.util.concurrent.CyclicBarrier", Set.of("await")),
            Map.entry(
                    "java.util.concurrent.Phaser",
                    Set.of("arriveAndAwaitAdvance", "awaitAdvance", "awaitAdvanceInterruptibly")),
            Map.entry("java.util.concurrent.Semaphore", Set.of("acquire", "acquireUninterruptibly")),
            Map.entry("java.util.concurrent.Exchanger", Set.of("exchange")),
            Map.entry("java.util.concurrent.BlockingQueue", Set.of("put", "take")),
            Map.entry("java.util.concurrent.BlockingDeque", Set.of("putFirst", "putLast", "takeFirst", "takeLast")),
            Map.entry("java.util.concurrent.TransferQueue", Set.of("transfer")),
            Map.entry("java.util.concurrent.ExecutorService", Set.of("awaitTermination", "invokeAll", "invokeAny")),
            Map.entry("dev.lockkeeper.runtime.SendChannel", Set.of("send", "sendAll")),
            Map.entry("dev.lockkeeper.runtime.ReceiveChannel", Set.of("receive", "receiveOrNull")),
            Map.entry("dev.lockkeeper.runtime.Select", Set.of("select")),
            Map.entry("dev.lockkeeper.runtime.WaitGroup", Set.of("await")),
            Map.entry("dev.lockkeeper.runtime.FanOut", Set.of("collect", "collectInterruptibly")),
            Map.entry("dev.lockkeeper.runtime.WorkerPool", Set.of("await", "close")),
            Map.entry("dev.lockkeeper.runtime.TaskGroup", Set.of("join", "close")));

    /** Those that wait for other code if they are given a time for it, and else do not wait. */
    private static final Map<String, Set<String>> TIMED = Map.ofEntries(
            Map.entry("java.nio.file.WatchService", Set.of("poll")),
            Map.entry("java.util.concurrent.BlockingQueue", Set.of("offer", "poll")),
            Map.entry("java.util.concurrent.BlockingDeque", Set.of("offerFirst", "offerLast", "pollFirst", "pollLast")),
            Map.entry("java.util.concurrent.CompletionService", Set.of("poll")),
            Map.entry("java.util.concurrent.Semaphore", Set.of("tryAcquire")),
            Map.entry("java.util.concurrent.TransferQueue", Set.of("tryTransfer")),
            Map.entry("dev.lockkeeper.runtime.RateLimiter", Set.of("tryAcquire")),
            Map.entry("dev.lockkeeper.runtime.ReceiveChannel", Set.of("poll")),
            Map.entry("dev.lockkeeper.runtime.SendChannel", Set.of("offer")));

    /** Those that sleep, or wait for a device. */
    private static final Map<String, Set<String>> SLOW = Map.ofEntries(
            Map.entry("java.lang.Thread", Set.of("sleep")),
            Map.entry("java.util.concurrent.TimeUnit", Set.of("sleep")),
            Map.entry("dev.lockkeeper.runtime.RateLimiter", Set.of("acquire")),
            Map.entry("java.net.ServerSocket", Set.of("accept")),
            Map.entry("java.net.Socket", Set.of("connect")),
            Map.entry("java.net.URL", Set.of("openStream")),
            Map.entry("java.net.http.HttpClient", Set.of("send")),
            Map.entry(
                    "java.sql.Statement",
                    Set.of(
                            "execute",
                            "executeQuery",
                            "executeUpdate",
                            "executeBatch",
                            "executeLargeUpdate",
                            "executeLargeBatch")),
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

    /** Executors whose {@code close()} waits for their tasks; what a class of the compilation does there can be read. */
    private static final Set<String> CLOSED_SLOWLY =
            Set.of("java.util.concurrent.ExecutorService", "java.util.concurrent.ForkJoinPool");

    /** Queues that always have room. */
    private static final Set<String> NEVER_FULL = Set.of(
            "java.util.concurrent.DelayQueue",
            "java.util.concurrent.LinkedTransferQueue",
            "java.util.concurrent.PriorityBlockingQueue");

    private final TypeHierarchy hierarchy;
    private final Timeouts timeouts;
    private final Map<ExecutableElement, Optional<String>> known = new HashMap<>();

    public BlockingMethods(TypeHierarchy hierarchy) {
        this.hierarchy = hierarchy;
        timeouts = new Timeouts(hierarchy);
    }

    /** Which of their arguments tell how long to wait. */
    public Timeouts timeouts() {
        return timeouts;
    }

    /** Whether the method waits for other code. */
    public boolean isWaiting(ExecutableElement method) {
        return isIn(WAITING, method) ? !isOfQueueWithRoom(method) : isWaitingForTime(method) || isSlowClose(method);
    }

    private boolean isWaitingForTime(ExecutableElement method) {
        return isIn(TIMED, method) && timeouts.find(method).isPresent() && !isOfQueueWithRoom(method);
    }

    private static boolean isOfQueueWithRoom(ExecutableElement method) {
        String name = method.getSimpleName().toString();
        return (name.equals("put") || name.equals("offer")) && NEVER_FULL.contains(typeName(method));
    }

    private static boolean isSlowClose(ExecutableElement method) {
        return method.getSimpleName().contentEquals("close") && CLOSED_SLOWLY.contains(typeName(method));
    }

    /** The name of the method for a message, if it may block for long. */
    public Optional<String> find(ExecutableElement method) {
        Optional<String> name = known.get(method);
        if (name == null) {
            name = isConnecting(method)
                    ? Optional.of("new Socket")
                    : Optional.of(DeclaringType.of(method).getSimpleName() + "." + method.getSimpleName())
                            .filter(text -> isWaiting(method) || isIn(SLOW, method));
            known.put(method, name);
        }
        return name;
    }

    /** Whether a new socket is told with whom to connect. */
    private static boolean isConnecting(ExecutableElement method) {
        return method.getKind() == ElementKind.CONSTRUCTOR
                && method.getParameters().size() > 1
                && typeName(method).equals("java.net.Socket");
    }

    private static String typeName(ExecutableElement method) {
        return DeclaringType.of(method).getQualifiedName().toString();
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
