package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page about workers shows is compiled as it stands there, but for the bodies that it leaves out. */
final class DocumentedWorkersTest {
    private static final Path PAGE = Path.of("..", "docs", "workers.md");
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("^public abstract class .*?\n}\n", Pattern.DOTALL);
    private static final String IMPORTS = """
            import dev.lockkeeper.*;
            import dev.lockkeeper.runtime.*;
            import java.io.IOException;
            import java.net.URI;
            import java.time.Duration;
            import java.util.*;
            import java.util.concurrent.*;
            """;
    private static final String STORE = """
            public class Store {
                @Worker public Image shrink(Image image) { return image; }
            }
            """;

    @Test
    void everyExampleCompiles() throws IOException {
        List<String> sources = new ArrayList<>();
        sources.add("public record Page(int number) {}");
        sources.add("public record Image() {}");
        sources.add(IMPORTS + STORE);
        StringBuilder methods = new StringBuilder();
        List<String> examples = BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult block) -> block.group(1).replace("{ … }", "{ throw new IllegalStateException(); }"))
                .toList();
        for (String example : examples) {
            Matcher declaration = CLASS.matcher(example);
            String statements = example;
            if (declaration.find()) {
                sources.add(IMPORTS + declaration.group());
                statements = example.substring(declaration.end());
            }
            methods.append("void use").append(methods.length()).append("() throws Exception {\n");
            methods.append(statements).append("}\n");
        }
        sources.add(IMPORTS + """
                abstract class Uses {
                    Page cover;
                    Collection<Page> pages;
                    ReceiveChannel<Page> incoming;
                    ConcurrentRenderer renderer;
                    ConcurrentStore store;
                """ + methods + "}\n");

        TestCompilation compilation = TestCompilation.prepare(sources.toArray(String[]::new))
                .withoutLint()
                .run();
        assertThat(compilation.isSuccessful()).as(compilation.report()).isTrue();
        assertThat(compilation.findings()).isEmpty();
        assertThat(examples).hasSizeGreaterThan(3);
    }
}
