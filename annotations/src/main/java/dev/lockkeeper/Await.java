package dev.lockkeeper;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The annotated method waits for {@link Worker} tasks.
 *
 * <pre>{@code
 * public abstract class Renderer {
 *     @Worker(pool = 3)
 *     public Image render(Page page) { … }
 *
 *     @Await                       // runs when every outstanding task is done
 *     public Summary finish() { … }
 *
 *     @Await                       // waits
 *     public abstract void drain();
 *
 *     @Await                       // waits for so long at most
 *     public abstract boolean drain(Duration timeout);
 *
 *     @Await("render")             // renders every page on the pool, results in the order of the pages
 *     public abstract List<Image> renderAll(Collection<Page> pages);
 * }
 * }</pre>
 *
 * <ul>
 *   <li>On a <b>concrete</b> method: its body runs only after the outstanding tasks of those workers are done.
 *   <li>On an <b>abstract {@code void}</b> method without parameters: it waits.
 *   <li>On an <b>abstract {@code boolean}</b> method with one {@link java.time.Duration}: it waits for so long at most and tells
 *       whether all were done.
 *   <li>On an abstract method from a collection to a list: it hands every item to the worker and collects the
 *       results in the order of the items. {@code Collection}, {@code Iterable}, {@code List}, {@code Set} and {@code Stream} go in,
 *       {@code List} and {@code Stream} come out; a {@code Context} as first parameter cancels it.
 * </ul>
 *
 * A fan-out waits for its own tasks only, and cancels no others; the other forms speak of all outstanding tasks of those workers on
 * that object.
 *
 * <p>A worker's checked exception that the method declares is thrown as it is; any other arrives as the cause of a
 * {@code WorkerFailedException}. A failure that nobody awaited or observed is never lost: the
 * uncaught-exception handler gets it when the object is closed.
 *
 * <h2>Memory effects</h2>
 *
 * All that the awaited tasks did happens-before the return of the wait.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Await {
    /**
     * The names of the {@link Worker} methods that are waited for.
     *
     * @return names of methods; none means all workers of the class, which is the default
     */
    String[] value() default {};

    /**
     * For how long to wait at most. When it is over, the wait ends with {@link java.util.concurrent.TimeoutException}
     * where the method declares it, and with a {@code WorkerFailedException} that has one as its cause where it does not.
     *
     * @return a duration such as {@code "30s"}, or the empty string for no limit, which is the default
     */
    String timeout() default "";

    /**
     * What a failing task does to the wait.
     *
     * @return {@link OnFailure#FAIL_FAST} unless told
     */
    OnFailure onFailure() default OnFailure.FAIL_FAST;
}
