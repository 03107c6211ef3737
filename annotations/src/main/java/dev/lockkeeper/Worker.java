package dev.lockkeeper;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The annotated method is work for a pool of threads that belongs to the object.
 *
 * <pre>{@code
 * public class Renderer {
 *     @Worker(pool = 3)
 *     public Image render(Page page) throws IOException { … }
 * }
 *
 * try (ConcurrentRenderer renderer = new ConcurrentRenderer()) {
 *     Task<Image> task = renderer.submitRender(page); // runs on one of three threads
 *     Image image = task.get();
 * }
 * }</pre>
 *
 * <p>Calling the method itself runs it in the caller's thread. The generated {@code submit…} runs it on the pool and returns a
 * {@code Task}, a {@link java.util.concurrent.CompletableFuture} whose {@code cancel(true)} interrupts; {@code …Stats()} tells what
 * became of the tasks; {@code pipe…} connects the worker of one parameter between two channels. The generated class is
 * {@link AutoCloseable}: {@code close()} takes no more tasks, finishes those it has, and joins its threads;
 * {@code close(Duration)} interrupts what is left by then.
 *
 * <p>The method is an instance method and not private, static or final. A method that is {@link GuardedBy} too takes its lock
 * on the pool's thread. A first parameter of type {@code Context} is supplied by the wiring and is cancelled with the task.
 *
 * <p>Durations are written {@code "250ms"}, {@code "30s"}, {@code "5m"}, {@code "1h"} or as in ISO-8601 ({@code "PT1M30S"}), and are
 * checked when the class is compiled.
 *
 * <h2>Memory effects</h2>
 *
 * What a thread did before it submitted a task happens-before the task runs, and what the task did happens-before the
 * return of {@code Task.get()} and of any {@link Await} that waited for it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Worker {
    /**
     * The number of workers.
     *
     * @return 0, which is one per processor, unless told
     */
    int pool() default 0;

    /**
     * The number of workers up to which the pool may grow while its queue is longer than twice the workers; it shrinks
     * back to {@link #pool} as workers have been {@link #idle}.
     *
     * @return 0, which is a pool of fixed size, unless told
     */
    int max() default 0;

    /**
     * For how long a worker beyond {@link #pool} has nothing to do before it ends.
     *
     * @return a duration, {@code "1s"} unless told
     */
    String idle() default "1s";

    /**
     * How many tasks may wait for a worker at most.
     *
     * @return 100 unless told
     */
    int queue() default 100;

    /**
     * What happens to a task that is submitted while the queue is full.
     *
     * @return {@link Overflow#BLOCK} unless told
     */
    Overflow overflow() default Overflow.BLOCK;

    /**
     * How many tasks may start in a unit of time, as {@code "10/s"}, {@code "600/m"} or {@code "5/250ms"}.
     *
     * @return a rate, or the empty string for no limit, which is the default
     */
    String rate() default "";

    /**
     * For how long a task may run. Then it is interrupted and its {@code Task} completes with
     * {@link java.util.concurrent.TimeoutException}.
     *
     * @return a duration, or the empty string for no limit, which is the default
     */
    String timeout() default "";

    /**
     * The name of the pool. Methods of a class that give the same name share one pool: one of them says how it is set up, the others need
     * only the name. It also names the pool's threads.
     *
     * @return a name, or the empty string for a pool of the method's own, which is the default
     */
    String name() default "";

    /**
     * The kind of threads.
     *
     * @return {@link Threads#AUTO} unless told
     */
    Threads threads() default Threads.AUTO;
}
