package dev.lockkeeper.samples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a reader copies from the README does what the README says. */
class ReadmeTest {
    private static final String GUARDED_DEPOSIT = "    @GuardedBy(\"lock\")\n    public void deposit";

    private final String readme = read(Path.of("../README.md"));
    private final String account = block("`src/main/java/bank/Account.java`:\n\n```java\n");
    private final String main = block("`src/main/java/bank/Main.java`:\n\n```java\n");
    private final SourceCompiler compiler = new SourceCompiler(System.getProperty("java.class.path"));
    private final StringWriter messages = new StringWriter();

    @Test
    void theProjectCompilesWithoutAWord() throws IOException {
        boolean isCompiled = compiler.compiles(Map.of("Account.java", account, "Main.java", main), messages);

        assertThat(messages.toString()).isEmpty();
        assertThat(isCompiled).isTrue();
    }

    @Test
    void withoutTheLockTheCompilerSaysWhatTheReadmeShows() throws IOException {
        assertThat(account).contains(GUARDED_DEPOSIT);
        String broken = account.replace(GUARDED_DEPOSIT, "    public void deposit");
        Matcher shown = Pattern.compile("Account\\.java:\\[(\\d+),\\d+] (\\[lockkeeper:[^\n]*)\n([^\n]*)\n")
                .matcher(readme);

        assertThat(shown.find()).isTrue();
        assertThat(compiler.compiles(Map.of("Account.java", broken), messages)).isFalse();
        assertThat(messages.toString())
                .contains("Account.java:" + shown.group(1) + ": error: " + shown.group(2))
                .contains(shown.group(3).strip());
    }

    @Test
    void theUnguardedCounterIsRejectedInTheWordsOfTheReadme() throws IOException {
        String page = block("because this does not compile:\n\n```java\n");
        String shown = block("```\n\n```text\nPage.java:8: error: ");

        assertThat(compiler.compiles(Map.of("Page.java", page), messages)).isFalse();
        assertThat(messages.toString()).contains("Page.java:8: error: " + shown);
    }

    private String block(String opening) {
        int start = readme.indexOf(opening);
        assertThat(start).as("'%s' in the README", opening).isNotNegative();
        int from = start + opening.length();
        return readme.substring(from, readme.indexOf("```", from));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new AssertionError("the tests run in the folder of their module", e);
        }
    }
}
