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
 * Every operation has the memory effects of volatile access: a write happens-before every later read that
 * sees it (JLS 17.4.5, {@link java.lang.invoke.VarHandle}). Reads of a striped counter are sums, as
 * {@link java.util.concurrent.atomic.LongAdder#sum()} describes them.
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
