package dev.lockkeeper.samples.webserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.lockkeeper.runtime.Context;
import dev.lockkeeper.runtime.Select;
import dev.lockkeeper.runtime.Ticker;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends the statistics to a page, twice a second, until the page is closed or the server stops: server-sent events. */
final class LiveStream implements HttpHandler {
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final String RETRY = "retry: 1000\n"; // milliseconds until a page that lost the server asks again

    private final Statistics statistics;
    private final Context stopping;

    LiveStream(Statistics statistics, Context stopping) {
        this.statistics = statistics;
        this.stopping = stopping;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        OutputStream page = exchange.getResponseBody();
        try (Ticker ticker = Ticker.every(PERIOD)) {
            page.write(RETRY.getBytes(StandardCharsets.UTF_8));
            do {
                page.write(("data: " + statistics.toJson() + "\n\n").getBytes(StandardCharsets.UTF_8));
                page.flush();
            } while (isNextDue(ticker));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isNextDue(Ticker ticker) throws InterruptedException {
        return Select.select(ticker.ticks().onReceive(tick -> true), stopping.onDone(() -> false));
    }
}
