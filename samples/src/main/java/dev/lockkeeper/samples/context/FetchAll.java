package dev.lockkeeper.samples.context;

import dev.lockkeeper.Await;
import dev.lockkeeper.Worker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/**
 * Fetches a list of addresses; the first that fails cancels the others.
 *
 * <p>Go's trap is a request built without the group's context, which nobody can cancel; here a task that is cancelled is
 * interrupted, whatever it does.
 */
public abstract class FetchAll {
    private final HttpClient client = HttpClient.newHttpClient();

    @Worker(pool = 4)
    String fetch(URI address) throws IOException, InterruptedException {
        var answer = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(address.getPath() + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    @Await
    abstract List<String> fetchAll(List<URI> addresses) throws IOException, InterruptedException;

    public static void main(String[] arguments) throws Exception {
        try (var server = new LoopbackServer();
                var fetcher = new ConcurrentFetchAll()) {
            System.out.println("fetched " + fetcher.fetchAll(List.of(server.address("/a"), server.address("/b"))));
            System.out.println(
                    "fetched " + fetcher.fetchAll(List.of(server.address("/hang"), server.address("/missing"))));
        } catch (IOException e) {
            System.out.println("failed: " + e.getMessage());
        }
    }
}
