package dev.lockkeeper.analyser.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ThreadSafeTypesTest {
    private static final Pattern NAME = Pattern.compile("`(java\\.(?:util|lang|text)\\.[A-Z]\\w+)`");

    @Test
    void thePageListsTheTypesThatMayNotBeShared() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "thread-safe-types.md"));
        Set<String> listed = new TreeSet<>();
        Matcher name = NAME.matcher(page);
        while (name.find()) {
            listed.add(name.group(1));
        }
        assertThat(listed).containsExactlyInAnyOrderElementsOf(ThreadSafeTypes.UNSAFE);
    }

    @Test
    void theTypesListedExist() throws ClassNotFoundException {
        for (String name : ThreadSafeTypes.UNSAFE) {
            assertThat(Class.forName(name).getName()).isEqualTo(name);
        }
    }
}
