package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Domain classes in named modules. */
final class ModuleTest {
    private static final String ACCOUNT = """
            package bank;
            import dev.lockkeeper.*;
            import java.util.concurrent.locks.*;
            public abstract class Account {
                PRIVATE final ReentrantLock lock = new ReentrantLock();
                @GuardedBy("lock") protected long balance;
                @Atomic protected volatile int uses;
                @Atomic private volatile int hidden;
                protected Account() {}
                @GuardedBy("lock") public void deposit(long amount) { balance += amount; }
                public abstract int incrementHidden();
            }
            """;

    private static final String SAVINGS = """
            package savings;
            import dev.lockkeeper.*;
            abstract class Savings extends bank.Account { // [domain-class] 'ConcurrentSavings' cannot reach the field 'hidden' of 'bank.Account', whose module does not open it
                @Atomic private volatile int own;
            }
            """;

    @Test
    void theMarkerIsLeftOutWhereItsModuleIsNotRead() {
        String source = ACCOUNT.replace("PRIVATE", "private");
        TestCompilation without = module("module app { requires dev.lockkeeper.annotations; }", source);
        TestCompilation with =
                module("module app { requires dev.lockkeeper.annotations; requires java.compiler; }", source);

        assertThat(without.isSuccessful()).as(without.report()).isTrue();
        assertThat(without.generated("bank.ConcurrentAccount")).doesNotContain("@Generated");
        assertThat(with.generated("bank.ConcurrentAccount")).contains("@Generated");
    }

    @Test
    void fieldsOfAnotherModuleAreReachedAsFarAsItIsOpen(@TempDir Path bank) throws Exception {
        writeModule(
                bank,
                "module bank { requires transitive dev.lockkeeper.annotations; opens bank; exports bank; }",
                "private");
        TestCompilation open = savings(bank, SAVINGS.replaceAll(" // .*", ""));

        assertThat(open.isSuccessful()).as(open.report()).isTrue();
        assertThat(open.generated("savings.ConcurrentSavings"))
                .contains("privateLookupIn(Account.class, MethodHandles.lookup())");
    }

    @Test
    void fieldsOfAModuleThatIsClosedAreReached(@TempDir Path bank) throws Exception {
        writeModule(bank, "module bank { requires transitive dev.lockkeeper.annotations; exports bank; }", "protected");
        Marked.assertReported(savings(bank, SAVINGS), SAVINGS);

        String own = SAVINGS.replaceAll(" // .*", "")
                .replace(
                        "private volatile int own;",
                        "private volatile int own; @Override public int incrementHidden() { return 0; }");
        TestCompilation compilation = savings(bank, own);
        assertThat(compilation.isSuccessful()).as(compilation.report()).isTrue();
        assertThat(compilation.generated("savings.ConcurrentSavings"))
                .contains("USES = MethodHandles.lookup().findVarHandle(Account.class, \"uses\", int.class)");
    }

    @Test
    void aLockOfAModuleThatIsClosedIsReported(@TempDir Path bank) throws Exception {
        writeModule(bank, "module bank { requires transitive dev.lockkeeper.annotations; exports bank; }", "private");

        assertThat(savings(bank, SAVINGS).findings())
                .anyMatch(
                        finding -> finding.contains(
                                "'deposit' is guarded by 'lock', but the module of 'lock' does not open it to the generated class"));
    }

    private static void writeModule(Path folder, String declaration, String visibility) throws Exception {
        TestCompilation compilation = module(declaration, ACCOUNT.replace("PRIVATE", visibility));
        assertThat(compilation.isSuccessful()).as(compilation.report()).isTrue();
        compilation.writeClasses(folder);
    }

    private static TestCompilation savings(Path bank, String source) {
        return TestCompilation.prepare("module savings { requires bank; }", source)
                .modular()
                .withClassPath(bank)
                .run();
    }

    private static TestCompilation module(String declaration, String source) {
        return TestCompilation.prepare(declaration, source).modular().run();
    }
}
