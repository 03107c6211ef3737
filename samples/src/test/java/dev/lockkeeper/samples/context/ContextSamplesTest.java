package dev.lockkeeper.samples.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.samples.ProgramOutput;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContextSamplesTest {
    @Test
    void itemsAreProcessedUntilTheDeadline() throws Exception {
        List<String> lines = ProgramOutput.of(UntilDeadline::main);

        assertThat(lines).hasSize(4).startsWith("first item done", "second item done", "third item done");
        assertThat(lines.get(3)).startsWith("cancelled: java.util.concurrent.TimeoutException");
    }

    @Test
    void theFirstErrorEndsTheFetch() throws Exception {
        assertThat(ProgramOutput.of(FetchAll::main)).containsExactly("[/a, /b]", "/missing answered 404");
    }

    @Test
    void aRequestThatHangsIsCancelled() throws Exception {
        var fetcher = new ConcurrentFetchAll();
        try (var server = new LoopbackServer()) {
            var addresses = List.of(server.address("/hang"), server.address("/missing"));
            try (fetcher) { // its end would wait for ever for a request that hangs
                assertThatThrownBy(() -> fetcher.fetchAll(addresses)).isInstanceOf(IOException.class);
            }

            assertThat(fetcher.fetchStats().failed()).isEqualTo(1);
            assertThat(fetcher.fetchStats().cancelled()).isEqualTo(1);
        }
    }
}
