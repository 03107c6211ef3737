package dev.lockkeeper.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks of all {@link Comparisons} in one go and prints a table of medians and ratios. Takes JMH's command line; what it
 * does not say is set so that all takes about half an hour.
 *
 * <p>Forks are rounds here: each runs every benchmark once. A machine that is faster for some minutes, or slower, is so for ours and for
 * its peers alike, whose forks JMH itself would run far apart.
 */
public final class RunAll {
    private RunAll() {}

    /**
     * Runs them.
     *
     * @param arguments those of JMH
     * @throws CommandLineOptionException if they cannot be understood
     * @throws IOException if Go is there, but its part of the benchmarks cannot be run
     * @throws InterruptedException if interrupted meanwhile
     * @throws RunnerException if a benchmark fails
     */
    public static void main(String[] arguments)
            throws CommandLineOptionException, RunnerException, IOException, InterruptedException {
        CommandLineOptions given = new CommandLineOptions(arguments);
        ChainedOptionsBuilder options = new OptionsBuilder().parent(given).shouldFailOnError(true);
        if (given.getIncludes().isEmpty()) {
            options.include("^dev\\.lockkeeper\\.benchmarks\\.[A-Z]\\w*\\.");
        }
        options.forks(1)
                .warmupIterations(given.getWarmupIterations().orElse(2))
                .measurementIterations(given.getMeasurementIterations().orElse(4))
                .shouldDoGC(
                        given.shouldDoGC().orElse(true)); // what an iteration leaves is none of the next one's business
        if (given.getResult().hasValue()) {
            options.resultFormat(ResultFormatType.JSON);
        }
        Map<String, Medians.Measured> go = GoPeer.measure();
        int rounds = given.getForkCount().orElse(2);
        List<RunResult> results = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            System.out.println("# Round " + round + " of " + rounds);
            if (given.getResult().hasValue()) {
                options.result(given.getResult().get() + "." + round);
            }
            results.addAll(new Runner(options.build()).run());
        }
        print(new Medians(results, go));
    }

    private static void print(Medians medians) {
        System.out.println();
        System.out.println("Median (fastest–slowest) of all iterations, in nanoseconds per operation, on Java "
                + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " processors.");
        System.out.println();
        System.out.println("| load | Lockkeeper | peer | its time | ratio | target |");
        System.out.println("|---|---|---|---|---|---|");
        Comparisons.all().forEach(comparison -> System.out.print(comparison.toMarkdown(medians)));
    }
}
