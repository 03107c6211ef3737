package dev.lockkeeper.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Fails a test that leaves something of Lockkeeper's runtime behind: a task that still runs, a pool that nobody closed, a thread that
 * waits in one of its operations. The message names each: what it is, where it was started, what it waits for, since when, and who could
 * wake it.
 *
 * <pre>{@code
 * @NoLeaks
 * class MailerTest {
 *     private final ConcurrentMailer mailer = new ConcurrentMailer();
 *
 *     @AfterEach
 *     void close() {
 *         mailer.close(); // without it, every test of the class fails: pool "Mailer.send" is open
 *     }
 *
 *     @Test
 *     void mailIsSent() throws Exception {
 *         assertEquals("sent", mailer.submitSend("hello").get());
 *     }
 * }
 * }</pre>
 *
 * <p><b>On a method</b>, what counts is begun from before the instance of the test class is made, fields included, and is to be over after the
 * {@code @AfterEach} methods.
 * <b>On a class</b>, that holds for each of its tests, those of nested classes and each invocation of a parameterized one too; in addition,
 * what the {@code @BeforeAll} methods began is to be over after the {@code @AfterAll} methods; so is what an instance began that is made once
 * for all tests. What was there before is no leak.
 *
 * <p><b>Endings take a moment</b>: a thread that was told to end may still be on its way. So the extension looks again and again, for
 * {@link #patienceMillis} at most, and goes on at once when nothing is left. A test without a leak never waits longer than that takes.
 *
 * <p><b>Parallel tests</b>: a leak is a matter of the whole JVM, and nobody can tell which test a foreign thread works for. So a test
 * with this annotation takes JUnit's global lock and runs alone, even where others run in parallel. What code outside of JUnit does
 * in the same JVM meanwhile is taken for the test's doing; but for threads that waited already when the test began.
 *
 * <p>What needs no end is no leak: channels, contexts with a deadline, tickers.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(NoLeaksExtension.class)
@ResourceLock(value = Resources.GLOBAL, mode = ResourceAccessMode.READ_WRITE)
public @interface NoLeaks {
    /**
     * For how long what was told to end may take to do so.
     *
     * @return milliseconds; 0 looks once. That of a method goes before that of its class
     */
    long patienceMillis() default 2_000;
}
