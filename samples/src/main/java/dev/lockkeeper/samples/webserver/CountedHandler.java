package dev.lockkeeper.samples.webserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/** Hands requests of one method to an endpoint, and counts them: before the answer is sent, so who has it is counted. */
final class CountedHandler implements HttpHandler {
    private static final System.Logger LOGGER = System.getLogger(CountedHandler.class.getName());

    private final String method;
    private final Endpoint endpoint;
    private final ConcurrentTraffic traffic;
    private final ConcurrentLatencies latencies;

    CountedHandler(String method, Endpoint endpoint, ConcurrentTraffic traffic, ConcurrentLatencies latencies) {
        this.method = method;
        this.endpoint = endpoint;
        this.traffic = traffic;
        this.latencies = latencies;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        long start = System.nanoTime();
        traffic.updateCounts(Traffic.Counts::begun);
        Answer answer = answer(exchange);
        latencies.record(System.nanoTime() - start);
        traffic.updateCounts(counts -> counts.answered(answer.isError()));
        answer.sendTo(exchange);
    }

    private Answer answer(HttpExchange exchange) {
        if (!exchange.getRequestMethod().equals(method)) {
            return Answer.text(405, "only " + method + " is answered here");
        }
        try {
            return endpoint.answer(exchange);
        } catch (BadRequestException e) {
            return Answer.text(400, e.getMessage());
        } catch (RuntimeException e) {
            LOGGER.log(System.Logger.Level.ERROR, "the request failed", e);
            return Answer.text(500, "the server failed: its log says why");
        }
    }
}
