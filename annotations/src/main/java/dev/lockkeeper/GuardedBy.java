package dev.lockkeeper;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The annotated field or method may be used only while a lock is held.
 *
 * <pre>{@code
 * public class Account {
 *     private final ReentrantLock lock = new ReentrantLock();
 *
 *     @GuardedBy("lock")
 *     private long balance;
 *
 *     @GuardedBy("lock")
 *     public void deposit(long amount) {
 *         balance += amount;
 *     }
 * }
 *
 * new ConcurrentAccount().deposit(5); // safe: the generated accessor takes the lock
 * new Account().deposit(5);           // does not compile: [lockkeeper:guarded-by]
 * }</pre>
 *
 * <h2>On a field</h2>
 *
 * It may be read or written only while that very lock is held. The instance counts: holding {@code a.lock} does not open
 * {@code b.balance}. Under the read side of a lock the field may only be read. Constructors and initialisers may use the
 * fields of the object that they construct without a lock, for nobody else can see it yet; fields of <em>another</em> instance
 * never without.
 *
 * <h2>On a method</h2>
 *
 * The caller must hold the lock, and the body may rely on it. For every guarded method that is not private, final or static
 * the generated subclass overrides it with a <em>lock-guarded accessor</em> that takes the lock, calls the method and
 * releases the lock, so that callers of the generated type need no lock of their own. Declare variables and
 * parameters by the generated type, or by an interface that the domain class implements. An override without
 * this annotation does not inherit the precondition.
 *
 * <h2>Memory effects</h2>
 *
 * Those of the lock: releasing it happens-before every later acquisition of the same lock (JLS 17.4.5, and
 * the memory synchronisation section of {@link java.util.concurrent.locks.Lock}), so a holder sees all that earlier
 * holders wrote.
 *
 * <table>
 * <caption>Which lock the operations on a field {@code x} take, and with it its effects</caption>
 * <tr><th>operation</th><th>takes</th></tr>
 * <tr><td>{@code x()}, {@code getX()}, {@code isX()}, {@code readX(action)}</td><td>the read side where the lock has one,
 *     else the lock; for a primitive behind a {@link java.util.concurrent.locks.StampedLock} nothing, if
 *     {@code validate} finds afterwards that no writer came between: then everything that the last writer did before it released
 *     the lock is visible, as with the read side</td></tr>
 * <tr><td>{@code setX}, {@code updateX}, {@code addX}, {@code incrementX}, {@code decrementX}, {@code withX(action)}</td>
 *     <td>the write side, once for reading and writing</td></tr>
 * <tr><td>the accessor of a guarded method</td><td>the side that {@link #access} names</td></tr>
 * <tr><td>its bounded twin, as in {@code tryDeposit(amount, timeout)}</td><td>the same when it comes in time; on a time-out
 *     nothing, and without any effect on memory</td></tr>
 * </table>
 *
 * <p>Retention is {@link RetentionPolicy#CLASS}, so that members guarded in a library are enforced in the code that uses it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface GuardedBy {
    /**
     * The lock, as an expression in the scope of the annotated member:
     *
     * <table>
     * <caption>Forms of a lock expression</caption>
     * <tr><th>form</th><th>the lock is</th></tr>
     * <tr><td>{@code this}</td><td>the monitor of the object itself, as taken by {@code synchronized} methods</td></tr>
     * <tr><td>{@code field}, {@code this.field}</td><td>what a final field holds</td></tr>
     * <tr><td>{@code super.field}</td><td>what a final field of the superclass holds, a private one, too</td></tr>
     * <tr><td>{@code a.b.c}</td><td>what is reached along final fields</td></tr>
     * <tr><td>{@code Outer.this}, {@code Outer.this.field}</td><td>the enclosing object, or a field of it</td></tr>
     * <tr><td>{@code Type.class}</td><td>the monitor of a class, as taken by {@code static synchronized} methods</td></tr>
     * <tr><td>{@code Type.staticField}</td><td>what a static final field holds</td></tr>
     * <tr><td>{@code method()}</td><td>what a method without parameters returns, the same lock every time</td></tr>
     * <tr><td>{@code itself}</td><td>on a field: the object that the field holds</td></tr>
     * </table>
     *
     * Names mean what they mean in code at that place, by the imports of its file too. A class file keeps no imports: a member
     * that subclasses in other compilations inherit needs the full name of an imported class.
     *
     * A {@link java.util.concurrent.locks.Lock}, a {@link java.util.concurrent.locks.ReadWriteLock} and a
     * {@link java.util.concurrent.locks.StampedLock} are taken by their own methods, any other object by its monitor.
     *
     * @return the lock expression; {@code "this"} unless told
     */
    String value() default "this";

    /**
     * The side of the lock that a method needs; it has no meaning on a field.
     *
     * @return {@link Access#WRITE} unless told
     */
    Access access() default Access.WRITE;
}
