package dev.lockkeeper.samples.webserver;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a client gets: a status, headers and a text. */
record Answer(int status, Map<String, String> headers, String body) {
    static Answer text(int status, String body) {
        return new Answer(status, Map.of("Content-Type", "text/plain; charset=utf-8"), body + "\n");
    }

    static Answer json(int status, String body) {
        return new Answer(status, Map.of("Content-Type", "application/json", "Cache-Control", "no-store"), body + "\n");
    }

    /** Says that there is no room for another job, and when to come again. */
    static Answer tooManyJobs() {
        return new Answer(
                429,
                Map.of("Content-Type", "text/plain; charset=utf-8", "Retry-After", "1"),
                "the queue is full: try again in a second\n");
    }

    boolean isError() {
        return status >= 400;
    }

    void sendTo(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
