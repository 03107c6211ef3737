package dev.lockkeeper.runtime;

import java.util.List;

/**
 * The method that a worker's tasks call.
 *
 * <pre>{@code
 * WorkerMethod render = new WorkerMethod(Renderer.class, "render", List.of(Page.class));
 * }</pre>
 *
 * @param owner the class that declares it
 * @param name its name
 * @param parameterTypes the types of its parameters
 */
public record WorkerMethod(Class<?> owner, String name, List<Class<?>> parameterTypes) {
    /** Copies the list. */
    public WorkerMethod {
        parameterTypes = List.copyOf(parameterTypes);
    }
}
