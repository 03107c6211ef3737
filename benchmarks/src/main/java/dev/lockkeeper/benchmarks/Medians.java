package dev.lockkeeper.benchmarks;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.MultisetStatistics;

/** What was measured, by benchmark: {@code "SelectBenchmark.blocking channels=2 peer=jox"}, parameters by name. */
final class Medians {
    /** The median of all iterations, and the extremes, in nanoseconds per operation. */
    record Measured(double median, double min, double max) {}

    private final Map<String, Measured> measured = new HashMap<>();

    /** What JMH measured, a benchmark once or more often, and what others did under names of their own. */
    Medians(Collection<RunResult> results, Map<String, Measured> others) {
        measured.putAll(others);
        Map<String, MultisetStatistics> byBenchmark = new HashMap<>();
        for (RunResult result : results) {
            MultisetStatistics all =
                    byBenchmark.computeIfAbsent(nameOf(result.getParams()), name -> new MultisetStatistics());
            result.getPrimaryResult()
                    .getStatistics()
                    .getRawData()
                    .forEachRemaining(figure -> all.addValue(figure.getKey(), figure.getValue()));
        }
        byBenchmark.forEach(
                (name, all) -> measured.put(name, new Measured(all.getPercentile(50), all.getMin(), all.getMax())));
    }

    Optional<Measured> find(String benchmark) {
        return Optional.ofNullable(measured.get(benchmark));
    }

    private static String nameOf(BenchmarkParams params) {
        String method = params.getBenchmark();
        String type = method.substring(0, method.lastIndexOf('.'));
        Map<String, String> values = new TreeMap<>();
        params.getParamsKeys().forEach(key -> values.put(key, params.getParam(key)));
        StringBuilder name = new StringBuilder(method.substring(type.lastIndexOf('.') + 1));
        values.forEach((key, value) -> name.append(' ').append(key).append('=').append(value));
        return name.toString();
    }
}
