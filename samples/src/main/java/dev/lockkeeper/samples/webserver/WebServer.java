package dev.lockkeeper.samples.webserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.lockkeeper.runtime.CancellableContext;
import dev.lockkeeper.runtime.Context;
import dev.lockkeeper.runtime.Go;
import dev.lockkeeper.runtime.PoolStats;
import dev.lockkeeper.runtime.WaitGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntUnaryOperator;

/**
 * An HTTP server: factorials, jobs in the background, statistics, and a live page that shows them. Every request has a thread of
 * its own, a virtual one where the JVM has them.
 *
 * <p>Go's trap is a queue of jobs that blocks its handlers when it is full, until all requests hang; here the queue is bounded and
 * says no, and the client is told when to come again.
 */
public final class WebServer implements AutoCloseable {
    private static final int PORT = 8080;

    static {
        // The JDK's server sends head and body apart; without this the body waits 40 ms for the client to acknowledge
        // the head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ConcurrentTraffic traffic = new ConcurrentTraffic();
    private final ConcurrentLatencies latencies = new ConcurrentLatencies();
    private final CancellableContext stopping = Context.background().withCancel();
    private final WaitGroup exchanges = new WaitGroup();
    private final HttpHandler pages = new PageHandler();
    private final ConcurrentJobs jobs;
    private final Map<String, HttpHandler>
            routes; // by the whole path: a context of the JDK's server takes all that begin so
    private final HttpServer server;

    /** Starts a server on loopback; port 0 means any that is free. */
    WebServer(int port, IntUnaryOperator job) throws IOException {
        jobs = new ConcurrentJobs(job);
        Statistics statistics = new Statistics(traffic, latencies, jobs);
        routes = Map.of(
                "/live", new LiveStream(statistics, stopping),
                "/stats", exchange -> Answer.json(200, statistics.toJson()).sendTo(exchange),
                "/factorial", new CountedHandler("GET", this::factorial, traffic, latencies),
                "/jobs", new CountedHandler("POST", this::submitJob, traffic, latencies));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Go::run);
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * Runs the server until the program is ended.
     *
     * @param arguments the port, 8080 if none is given
     */
    public static void main(String[] arguments) throws IOException {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : PORT;
        WebServer server = new WebServer(port, Factorial::digitSum);
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        System.out.println("the live page is at " + server.address() + ", Ctrl-C ends the server");
    }

    private void stop() {
        PoolStats accepted = jobs.runStats();
        System.out.println("stopping: jobs still to be done: " + (accepted.active() + accepted.queued()));
        close();
        System.out.println("stopped: requests answered: " + traffic.counts().requests() + ", jobs done: "
                + jobs.runStats().completed());
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    /** Takes no more requests, answers those there are, finishes the jobs, and stops. */
    @Override
    public void close() {
        stopping.cancel();
        try {
            exchanges.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // in a hurry: what is not answered yet is dropped
        }
        jobs.close();
        server.stop(0);
    }

    private Answer factorial(HttpExchange exchange) throws BadRequestException {
        return Answer.text(200, Factorial.of(Factorial.numberIn(exchange)).toString());
    }

    private Answer submitJob(HttpExchange exchange) throws BadRequestException {
        int n = Factorial.numberIn(exchange);
        try {
            jobs.submitRun(n);
            return Answer.text(202, "accepted");
        } catch (RejectedExecutionException e) {
            return Answer.tooManyJobs();
        }
    }

    /** Counts the exchange before it looks whether the server stops: so none slips past a {@link #close}. */
    private void handle(HttpExchange exchange) throws IOException {
        exchanges.add(1);
        try (exchange) {
            if (stopping.isCancelled()) {
                Answer.text(503, "the server is stopping").sendTo(exchange);
            } else {
                routes.getOrDefault(exchange.getRequestURI().getPath(), pages).handle(exchange);
            }
        } finally {
            exchanges.done();
        }
    }
}
