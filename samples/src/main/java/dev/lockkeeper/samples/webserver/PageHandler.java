package dev.lockkeeper.samples.webserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The live page and what belongs to it. The browser may load nothing from elsewhere. */
final class PageHandler implements HttpHandler {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final Map<String, Resource> RESOURCES = Map.of(
            "/", new Resource("live.html", HTML),
            "/live.css", new Resource("live.css", CSS),
            "/live.js", new Resource("live.js", SCRIPT),
            "/uPlot.min.css", new Resource("uPlot.min.css", CSS),
            "/uPlot.iife.min.js", new Resource("uPlot.iife.min.js", SCRIPT),
            "/uPlot.LICENSE.txt", new Resource("uPlot.LICENSE.txt", "text/plain; charset=utf-8"));

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Resource resource = RESOURCES.get(path);
        if (resource == null) {
            Answer.text(404, "nothing is at " + path).sendTo(exchange);
            return;
        }
        try (InputStream content = PageHandler.class.getResourceAsStream("page/" + resource.file())) {
            byte[] bytes = content.readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", resource.type());
            exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'; img-src 'self' data:");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private record Resource(String file, String type) {}
}
