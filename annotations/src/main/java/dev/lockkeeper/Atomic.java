package dev.lockkeeper;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The annotated field is read and changed by several threads without a lock, by atomic operations only.
 *
 * <pre>{@code
 * public abstract class Hits {
 *     @Atomic
 *     private volatile long total;
 *
 *     public abstract long incrementTotal();
 *
 *     public abstract long total();
 * }
 *
 * ConcurrentHits hits = new ConcurrentHits();
 * hits.incrementTotal(); // one VarHandle instruction on the field itself
 * total++;               // inside Hits: does not compile: [lockkeeper:atomic-compound]
 * }</pre>
 *
 * <p>The field is of a primitive type, of any reference type, or a {@code final} array of these, which is then atomic element
 * by element. Apart from arrays and {@link #striped} counters the field must be {@code volatile}.
 *
 * <p>The operations ({@code total()}, {@code setTotal}, {@code incrementTotal}, {@code addTotal}, {@code getAndSetTotal},
 * {@code compareAndSetTotal}, {@code updateTotal}, …) are {@link java.lang.invoke.VarHandle} instructions on the field itself: no
 * wrapper object and no allocation. A field that is not private gets all of them on the generated class, at the field's own
 * visibility; of a private one those that the domain class declares as abstract methods.
 *
 * <h2>Memory effects</h2>
 *
 * A write by one of these operations, but for striped counters, happens-before every later read that sees it (JLS 17.4.5). In terms of
 * {@link java.lang.invoke.VarHandle}:
 *
 * <table>
 * <caption>Memory effects of the operations on a field {@code x}</caption>
 * <tr><th>operation</th><th>reads</th><th>writes</th><th>in one step</th></tr>
 * <tr><td>{@code x()}, {@code getX()}, {@code isX()}</td><td>volatile</td><td>–</td><td>–</td></tr>
 * <tr><td>{@code setX}</td><td>–</td><td>volatile</td><td>–</td></tr>
 * <tr><td>{@code getAndSetX}, {@code incrementX}, {@code decrementX}, {@code addX}, {@code getAndAddX}</td><td>volatile</td>
 *     <td>volatile</td><td>yes</td></tr>
 * <tr><td>{@code compareAndSetX}</td><td>volatile</td><td>volatile, if the value was as expected; else none</td><td>yes</td></tr>
 * <tr><td>{@code updateX}, {@code getAndUpdateX}, {@code accumulateX}</td><td>volatile</td>
 *     <td>volatile; the function runs before, and again when another thread came between</td><td>yes</td></tr>
 * <tr><td>those of a record's component, as in {@code addStatsBusy}</td><td>volatile, of the whole record</td>
 *     <td>volatile, of the whole record</td><td>yes</td></tr>
 * <tr><td>those of an array, with an index</td><td colspan="3">the same, of that one element</td></tr>
 * <tr><td>{@code x()} of a striped counter</td>
 *     <td>volatile, cell by cell: a sum, as of {@link java.util.concurrent.atomic.LongAdder#sum()}</td><td>–</td><td>no</td></tr>
 * <tr><td>{@code incrementX}, {@code decrementX}, {@code addX} of a striped counter</td><td colspan="2">of one cell, for the
 *     counter only: they order nothing else between threads, as {@link java.util.concurrent.atomic.LongAdder} promises nothing</td>
 *     <td>yes</td></tr>
 * </table>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Atomic {
    /**
     * Whether an {@code int} or {@code long} is spread over several cells, for counters that many threads write and few
     * read. It then behaves as a {@link java.util.concurrent.atomic.LongAdder}: the field gives the initial value only, need not
     * be volatile, and any other direct use of it is an error.
     *
     * @return {@code false} unless told
     */
    boolean striped() default false;
}
