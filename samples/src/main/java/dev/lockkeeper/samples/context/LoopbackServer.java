package dev.lockkeeper.samples.context;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lockkeeper.runtime.Channel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers with the path; not at all to {@code /hang}; and with 404 to {@code /missing}, once somebody hangs. */
final class LoopbackServer implements AutoCloseable {
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Channel<String> hanging = Channel.unlimited();

    LoopbackServer() throws IOException {
        server.createContext(
                "/", exchange -> answer(exchange, 200, exchange.getRequestURI().getPath()));
        server.createContext("/hang", exchange -> hanging.offer("hangs"));
        server.createContext("/missing", this::answerOnceSomebodyHangs);
        server.setExecutor(threads);
        server.start();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void answerOnceSomebodyHangs(HttpExchange exchange) throws IOException {
        try {
            hanging.receive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        answer(exchange, 404, "missing");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
