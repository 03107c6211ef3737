package dev.lockkeeper.samples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TourTest {
    private static final Path ACCOUNT = Path.of("src/main/java/dev/lockkeeper/samples/bank/Account.java");

    private final SourceCompiler compiler = new SourceCompiler(System.getProperty("java.class.path"));
    private final StringWriter messages = new StringWriter();

    @Test
    void theAccountCompiles() throws IOException {
        boolean isCompiled = compiler.compiles(Map.of("Account.java", Files.readString(ACCOUNT)), messages);

        assertThat(messages.toString()).doesNotContain("error:");
        assertThat(isCompiled).isTrue();
    }

    @Test
    void theAccountWithOneLockLeftOutDoesNotCompile() throws IOException {
        String broken = Tour.withoutLockOnDeposit(Files.readString(ACCOUNT));

        assertThat(compiler.compiles(Map.of("Account.java", broken), messages)).isFalse();
        assertThat(messages.toString())
                .contains("Account.java:18: error: [lockkeeper:guarded-by] 'balance' is")
                .contains("        balance += amount;\n        ^")
                .contains("1 error");
    }
}
