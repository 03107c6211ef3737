package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Several top-level classes in one file: javac's lint calls all but the one that the file is named after auxiliary. */
final class AuxiliaryClassTest {
    private static final String SECOND_IN_ITS_FILE = """
            package app;
            import dev.lockkeeper.*;
            public class Main {}
            class Account {
                @Atomic volatile int count;
                @GuardedBy("this") private long balance;
                @GuardedBy("Account.class") public boolean isHeld() { return Thread.holdsLock(Account.class); }
                static class Part { @Atomic volatile int count; }
            }
            """;

    @Test
    void generatedBodiesMayNameThem() {
        TestCompilation compilation = TestCompilation.of("""
                package app;
                import dev.lockkeeper.*;
                public abstract class Shop {
                    private final ShopLock lock = new ShopLock();
                    @Atomic private volatile Stats stats = new Stats(0);
                    @GuardedBy("lock") private int count;
                    @GuardedBy("Locks.FIRST") int first;
                    @GuardedBy("Locks.class") public void second() {}
                    @GuardedBy("Locks.third()") public void third() {}
                    public abstract long incrementStatsRequests();
                    public abstract int incrementCount();
                }
                @SuppressWarnings("serial") class ShopLock extends java.util.concurrent.locks.ReentrantLock {}
                record Stats(long requests) {}
                class Locks {
                    static final Object FIRST = new Object();
                    static Object third() { return FIRST; }
                }
                """);

        assertThat(compilation.messages()).isEmpty();
        Subject shop = Subject.of(compilation, "app.ConcurrentShop");
        assertThat(shop.call("incrementStatsRequests")).isEqualTo(1L);
        assertThat(shop.call("incrementCount")).isEqualTo(1);
        assertThat(compilation.generated("app.ConcurrentShop"))
                .contains("@SuppressWarnings(\"auxiliaryclass\")")
                .doesNotContain("-Xlint");
    }

    @Test
    void aDomainClassThatIsOneCompilesWithoutAWarning() {
        TestCompilation compilation = TestCompilation.prepare(SECOND_IN_ITS_FILE)
                .withoutLint()
                .withOptions("-Werror")
                .run();

        assertThat(compilation.messages()).isEmpty();
        assertThat(Subject.of(compilation, "app.ConcurrentAccount").call("isHeld"))
                .isEqualTo(true);
    }

    @Test
    void underTheLintTheOneLineThatJavacShowsSaysWhatToDo() {
        TestCompilation compilation = TestCompilation.prepare(SECOND_IN_ITS_FILE)
                .withoutLint()
                .withOptions("-Xlint:auxiliaryclass")
                .run();

        assertThat(compilation.isSuccessful()).isTrue();
        assertThat(Set.copyOf(compilation.messages()))
                .hasSize(2)
                .allMatch(message -> message.startsWith("WARNING /app/ConcurrentAccount"))
                .allMatch(message -> message.contains("auxiliary class app.Account in /app/Main.java"));
        String advice = "{ // for -Xlint:auxiliaryclass, give Account a file of its own";
        assertThat(compilation.generated("app.ConcurrentAccount"))
                .contains("final class ConcurrentAccount extends Account " + advice + "\n");
        assertThat(compilation.generated("app.ConcurrentAccount_Part"))
                .contains("final class ConcurrentAccount_Part extends Account.Part " + advice + "\n");
    }
}
