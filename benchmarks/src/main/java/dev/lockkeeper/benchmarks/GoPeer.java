package dev.lockkeeper.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Go, under the loads of the other benchmarks, where a {@code go} is installed. */
final class GoPeer {
    private static final String SOURCE = "benchmarks/src/main/go/comparison.go";

    private GoPeer() {}

    /** Medians by the names of the loads; none without Go. */
    static Map<String, Medians.Measured> measure() throws IOException, InterruptedException {
        if (!isInstalled()) {
            System.out.println("# There is no 'go' here, so Go is not measured.");
            return Map.of();
        }
        System.out.println("# Measuring Go, a minute and a half ...");
        Process run = new ProcessBuilder("go", "run", SOURCE)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, Medians.Measured> measured = new HashMap<>();
        run.inputReader().lines().forEach(line -> {
            System.out.println(line);
            read(line, measured);
        });
        if (run.waitFor() != 0) {
            throw new IOException("'go run " + SOURCE + "' failed; run it from the top of the project");
        }
        return measured;
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("go", "version").start().waitFor() == 0;
        } catch (IOException notFound) {
            return false;
        }
    }

    /** A name, then the figures of the iterations. */
    private static void read(String line, Map<String, Medians.Measured> measured) {
        String[] parts = line.split("\t");
        double[] figures = Arrays.stream(parts)
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .sorted()
                .toArray();
        measured.put(
                parts[0], new Medians.Measured(figures[figures.length / 2], figures[0], figures[figures.length - 1]));
    }
}
