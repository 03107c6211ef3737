package dev.lockkeeper.samples.webserver;

import dev.lockkeeper.runtime.PoolStats;
import java.util.Locale;

/** All that the server knows of itself, as JSON. */
final class Statistics {
    private final ConcurrentTraffic traffic;
    private final ConcurrentLatencies latencies;
    private final ConcurrentJobs jobs;

    Statistics(ConcurrentTraffic traffic, ConcurrentLatencies latencies, ConcurrentJobs jobs) {
        this.traffic = traffic;
        this.latencies = latencies;
        this.jobs = jobs;
    }

    /** On one line, as a server-sent event wants it. */
    String toJson() {
        return "{\"time\":%d,%s,%s,%s,%s}"
                .formatted(System.currentTimeMillis(), requests(), latency(), pool(jobs.runStats()), lock());
    }

    private String requests() {
        Traffic.Counts counts = traffic.counts();
        return "\"requests\":%d,\"active\":%d,\"errors\":%d"
                .formatted(counts.requests(), counts.active(), counts.errors());
    }

    private String latency() {
        Latencies.Percentiles millis = latencies.percentiles();
        return String.format(
                Locale.ROOT,
                "\"latencyMillis\":{\"p50\":%.3f,\"p95\":%.3f,\"p99\":%.3f}",
                millis.p50(),
                millis.p95(),
                millis.p99());
    }

    private static String pool(PoolStats pool) {
        return ("\"pool\":{\"workers\":%d,\"active\":%d,\"queued\":%d,\"capacity\":%d,"
                        + "\"submitted\":%d,\"completed\":%d,\"failed\":%d,\"rejected\":%d}")
                .formatted(
                        pool.workers(),
                        pool.active(),
                        pool.queued(),
                        Jobs.QUEUE,
                        pool.submitted(),
                        pool.completed(),
                        pool.failed(),
                        pool.rejected());
    }

    private String lock() {
        return String.format(
                Locale.ROOT,
                "\"lock\":{\"waits\":%d,\"waitedMillis\":%.3f}",
                latencies.lock.waits(),
                latencies.lock.waitedNanos() / 1e6);
    }
}
