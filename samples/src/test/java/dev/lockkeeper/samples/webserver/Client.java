package dev.lockkeeper.samples.webserver;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks a server, and fails when it does not answer within half a minute. */
final class Client {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;

    Client(WebServer server) {
        this(server.address());
    }

    Client(String address) {
        this.address = address;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return http.send(request(path).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    /** The lines of the live stream, while they come. */
    Stream<String> live() throws IOException, InterruptedException {
        return http.send(request("live").build(), BodyHandlers.ofLines()).body();
    }

    /** The first number of that name in the server's statistics. */
    long statistic(String name) throws IOException, InterruptedException {
        String statistics = get("stats").body();
        Matcher number = Pattern.compile("\"" + name + "\":(\\d+)").matcher(statistics);
        if (!number.find()) {
            throw new AssertionError("no " + name + " in " + statistics);
        }
        return Long.parseLong(number.group(1));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(30));
    }
}
