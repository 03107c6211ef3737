package dev.lockkeeper.samples.webserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.runtime.TaskGroup;
import java.io.IOException;
import java.math.BigInteger;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.util.Iterator;
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
            post(client, WORKERS);
            running.await();
            post(client, Jobs.QUEUE);

            HttpResponse<String> answer = client.post("jobs?n=1");

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(client.statistic("queued")).isEqualTo(Jobs.QUEUE);
            assertThat(client.statistic("rejected")).isEqualTo(1);
            gate.countDown();
        }
    }

    @Test
    void closeRefusesNewRequestsAndFinishesTheJobsThatWereAccepted() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(WORKERS);
        AtomicInteger finished = new AtomicInteger();
        WebServer server = new WebServer(0, n -> Gate.await(gate, running) + finished.incrementAndGet());
        Client client = new Client(server);
        try (TaskGroup<Boolean> closing = TaskGroup.open()) {
            post(client, WORKERS);
            running.await();
            post(client, Jobs.QUEUE);
            closing.fork(() -> {
                server.close();
                return true;
            });
            while (client.get("stats").statusCode() != 503) {
                Thread.onSpinWait(); // until the server is stopping: it still answers, and says no
            }
            assertThat(finished).hasValue(0);
            gate.countDown();
            closing.join();
        }

        assertThat(finished).hasValue(WORKERS + Jobs.QUEUE);
        assertThatThrownBy(() -> client.get("stats")).isInstanceOf(ConnectException.class);
    }

    @Test
    void aPathThatOnlyBeginsLikeAnotherIsItsOwn() throws Exception {
        try (var server = new WebServer(0, n -> n)) {
            Client client = new Client(server);

            assertThat(client.get("live.css").headers().firstValue("Content-Type"))
                    .contains("text/css; charset=utf-8");
            assertThat(client.get("stats/of/all").statusCode()).isEqualTo(404);
            assertThat(client.post("jobsearch?n=1").statusCode()).isEqualTo(404);
            assertThat(client.statistic("requests")).isZero();
        }
    }

    @Test
    void everyRequestToAFullQueueIsAnsweredAndCounted() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(WORKERS);
        try (var server = new WebServer(0, n -> Gate.await(gate, running));
                TaskGroup<Tally> clients = TaskGroup.open()) {
            post(new Client(server), WORKERS);
            running.await();
            post(new Client(server), Jobs.QUEUE);
            for (int client = 0; client < 8; client++) {
                clients.fork(() -> bombard(new Client(server), 100));
            }
            Tally all = clients.join().stream().reduce(new Tally(0, 0, 0, 0), Tally::plus);

            Client client = new Client(server);
            assertThat(all).isEqualTo(new Tally(0, 0, 0, 800));
            assertThat(client.statistic("rejected")).isEqualTo(800);
            assertThat(client.statistic("requests")).isEqualTo(WORKERS + Jobs.QUEUE + 800);
            assertThat(client.statistic("queued")).isEqualTo(Jobs.QUEUE);
            gate.countDown();
        }
    }

    @Test
    void noRequestIsLostOrCountedTwiceUnderLoad() throws Exception {
        try (var server = new WebServer(0, Factorial::digitSum);
                TaskGroup<Tally> clients = TaskGroup.open()) {
            for (int client = 0; client < 8; client++) {
                clients.fork(() -> load(new Client(server), 100));
            }
            Tally all = clients.join().stream().reduce(new Tally(0, 0, 0, 0), Tally::plus);

            Client client = new Client(server);
            assertThat(all.requests()).isEqualTo(8 * 100);
            assertThat(client.statistic("requests")).isEqualTo(all.requests());
            assertThat(all.bad()).isEqualTo(8 * 20);
            assertThat(all.fine()).isEqualTo(8 * 40);
            assertThat(client.statistic("errors")).isEqualTo(all.bad() + all.rejected());
            assertThat(client.statistic("rejected")).isEqualTo(all.rejected());
            assertThat(client.statistic("submitted")).isEqualTo(all.accepted() + all.rejected());
            assertThat(client.get("stats").body()).contains("\"active\":0,\"errors\"");
        }
    }

    @Test
    void theLiveStreamEndsWithTheServer() throws Exception {
        WebServer server = new WebServer(0, n -> n);
        Iterator<String> lines = new Client(server).live().iterator();
        assertThat(lines.next()).isEqualTo("retry: 1000");
        assertThat(lines.next()).startsWith("data: {\"time\":");

        server.close();

        lines.forEachRemaining(line -> assertThat(line).matches("|data: \\{.*}")); // returns: the stream has an end
    }

    private static void post(Client client, int jobs) throws IOException, InterruptedException {
        for (int job = 0; job < jobs; job++) {
            assertThat(client.post("jobs?n=1").statusCode()).isEqualTo(202);
        }
    }

    private static Tally bombard(Client client, int requests) throws IOException, InterruptedException {
        Tally tally = new Tally(0, 0, 0, 0);
        for (int request = 0; request < requests; request++) {
            HttpResponse<String> answer = client.post("jobs?n=1");
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            tally = tally.plus(answer.statusCode());
        }
        return tally;
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
