package dev.lockkeeper.samples.webserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.runtime.Task;
import dev.lockkeeper.runtime.TaskGroup;
import java.io.IOException;
import java.math.BigInteger;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WebServerTest {
    private static final int WORKERS = 5;

    @Test
    void factorialsAreExact() throws Exception {
        try (var server = new WebServer(0, n -> n)) {
            Client client = new Client(server);

            assertThat(client.get("factorial?n=0").body()).isEqualTo("1\n");
            assertThat(client.get("factorial?n=25").body()).isEqualTo("15511210043330985984000000\n");
            BigInteger largest =
                    new BigInteger(client.get("factorial?n=10000").body().strip());
            assertThat(largest.divide(BigInteger.valueOf(10_000)))
                    .isEqualTo(
                            new BigInteger(client.get("factorial?n=9999").body().strip()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?n=-1", "?n=10001", "?n=99999999999", "?n=1.5", "?n=five", "?n=", "?m=1", ""})
    void anythingButANumberFromZeroToTenThousandIsABadRequest(String query) throws Exception {
        try (var server = new WebServer(0, n -> n)) {
            HttpResponse<String> answer = new Client(server).get("factorial" + query);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("a whole number from 0 to 10000");
        }
    }

    @Test
    void anotherMethodIsNotAllowed() throws Exception {
        try (var server = new WebServer(0, n -> n)) {
            assertThat(new Client(server).get("jobs?n=1").statusCode()).isEqualTo(405);
            assertThat(new Client(server).post("factorial?n=1").statusCode()).isEqualTo(405);
        }
    }

    @Test
    void aFullQueueSaysWhenToComeAgainAndNeverHangs() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(WORKERS);
        try (var server = new WebServer(0, n -> Gate.await(gate, running))) {
            Client client = new Client(server);
            for (int job = 0; job < WORKERS; job++) {
                assertThat(client.post("jobs?n=1").statusCode()).isEqualTo(202);
            }
            running.await();
            for (int job = 0; job < Jobs.QUEUE; job++) {
                assertThat(client.post("jobs?n=1").statusCode()).isEqualTo(202);
            }

            HttpResponse<String> answer = client.post("jobs?n=1");

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(client.statistic("queued")).isEqualTo(Jobs.QUEUE);
            assertThat(client.statistic("rejected")).isEqualTo(1);
            gate.countDown();
        }
    }

    @Test
    void closeFinishesTheJobsThatWereAccepted() throws Exception {
        AtomicInteger finished = new AtomicInteger();
        int jobs = WORKERS + Jobs.QUEUE;
        WebServer server = new WebServer(0, n -> finished.incrementAndGet());
        Client client = new Client(server);
        int accepted = 0;
        try (server) {
            for (int job = 0; job < jobs; job++) {
                accepted += client.post("jobs?n=1").statusCode() == 202 ? 1 : 0;
            }
        }

        assertThat(finished.get()).isEqualTo(accepted).isPositive();
        assertThatThrownBy(() -> client.get("stats")).isInstanceOf(ConnectException.class);
    }

    @Test
    void noRequestIsLostOrCountedTwiceUnderLoad() throws Exception {
        try (var server = new WebServer(0, Factorial::digitSum);
                TaskGroup<Tally> clients = TaskGroup.open()) {
            for (int client = 0; client < 8; client++) {
                clients.fork(() -> load(new Client(server), 250));
            }
            Tally all = clients.join().stream().reduce(new Tally(0, 0, 0, 0), Tally::plus);

            Client client = new Client(server);
            assertThat(all.requests()).isEqualTo(8 * 250);
            assertThat(client.statistic("requests")).isEqualTo(all.requests());
            assertThat(client.statistic("errors")).isEqualTo(all.bad() + all.rejected());
            assertThat(client.statistic("rejected")).isEqualTo(all.rejected());
            assertThat(client.statistic("submitted")).isEqualTo(all.accepted() + all.rejected());
            assertThat(client.get("stats").body()).contains("\"active\":0,\"errors\"");
        }
    }

    @Test
    void theLiveStreamEndsWithTheServer() throws Exception {
        WebServer server = new WebServer(0, n -> n);
        try (TaskGroup<HttpResponse<String>> group = TaskGroup.open()) {
            Client client = new Client(server);
            Task<HttpResponse<String>> live = group.fork(() -> client.get("live"));
            client.get("factorial?n=1");
            server.close();

            // a stream that began is complete, one that came too late is refused, and neither hangs
            assertThat(live.handle((answer, failure) -> failure != null
                                    || answer.statusCode() == 503
                                    || answer.body().startsWith("data: {"))
                            .join())
                    .isTrue();
        }
    }

    private static Tally load(Client client, int requests) throws IOException, InterruptedException {
        Tally tally = new Tally(0, 0, 0, 0);
        for (int request = 0; request < requests; request++) {
            tally = switch (request % 5) {
                case 0, 1 -> tally.plus(client.post("jobs?n=2000").statusCode());
                case 2 -> tally.plus(client.get("factorial?n=none").statusCode());
                default -> tally.plus(client.get("factorial?n=100").statusCode());
            };
        }
        return tally;
    }

    /** What a client was answered. */
    private record Tally(int fine, int accepted, int bad, int rejected) {
        Tally plus(int status) {
            return switch (status) {
                case 200 -> new Tally(fine + 1, accepted, bad, rejected);
                case 202 -> new Tally(fine, accepted + 1, bad, rejected);
                case 400 -> new Tally(fine, accepted, bad + 1, rejected);
                case 429 -> new Tally(fine, accepted, bad, rejected + 1);
                default -> throw new AssertionError("answered " + status);
            };
        }

        Tally plus(Tally other) {
            return new Tally(fine + other.fine, accepted + other.accepted, bad + other.bad, rejected + other.rejected);
        }

        int requests() {
            return fine + accepted + bad + rejected;
        }
    }
}
