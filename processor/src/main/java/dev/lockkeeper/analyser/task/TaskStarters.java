package dev.lockkeeper.analyser.task;

import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;

/** Knows the methods that run the code that they are given in another thread. */
public final class TaskStarters {
    private static final Map<String, Set<String>> METHODS = Map.ofEntries(
            Map.entry("java.util.concurrent.Executor", Set.of("execute")),
            Map.entry("java.util.concurrent.ExecutorService", Set.of("submit")),
            Map.entry(
                    "java.util.concurrent.ScheduledExecutorService",
                    Set.of("schedule", "scheduleAtFixedRate", "scheduleWithFixedDelay")),
            Map.entry("java.util.concurrent.CompletableFuture", Set.of("runAsync", "supplyAsync")),
            Map.entry(
                    "java.util.concurrent.CompletionStage",
                    Set.of(
                            "thenRun",
                            "thenRunAsync",
                            "thenAccept",
                            "thenAcceptAsync",
                            "thenApply",
                            "thenApplyAsync",
                            "thenCompose",
                            "thenComposeAsync",
                            "handle",
                            "handleAsync",
                            "whenComplete",
                            "whenCompleteAsync")),
            Map.entry("java.lang.Thread", Set.of("startVirtualThread")),
            Map.entry("java.lang.Thread.Builder", Set.of("start")),
            Map.entry("dev.lockkeeper.runtime.Go", Set.of("run")),
            Map.entry("dev.lockkeeper.runtime.WaitGroup", Set.of("go")),
            Map.entry("dev.lockkeeper.runtime.TaskGroup", Set.of("fork", "tryFork")),
            Map.entry("dev.lockkeeper.runtime.WorkerPool", Set.of("submit", "execute")));

    private final TypeHierarchy hierarchy;

    public TaskStarters(TypeHierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** Whether code given to the method or constructor runs in another thread. */
    public boolean isStarting(ExecutableElement method) {
        if (method.getKind() == ElementKind.CONSTRUCTOR) {
            return DeclaringType.of(method).getQualifiedName().contentEquals("java.lang.Thread");
        }
        String name = method.getSimpleName().toString();
        for (String type : hierarchy.supertypes(DeclaringType.of(method))) {
            if (METHODS.getOrDefault(type, Set.of()).contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the method starts the object that it is called on. */
    public boolean isStartingItself(ExecutableElement method) {
        return method.getSimpleName().contentEquals("start")
                && hierarchy.isKindOf(DeclaringType.of(method), "java.lang.Thread");
    }
}
