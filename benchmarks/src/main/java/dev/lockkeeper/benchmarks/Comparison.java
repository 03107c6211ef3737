package dev.lockkeeper.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One load, ours against its peers.
 *
 * @param load what is measured
 * @param ours the benchmark that measures ours, as {@link Medians} names it
 * @param peers against whom
 */
record Comparison(String load, String ours, List<Peer> peers) {
    /**
     * Somebody else who bears the same load.
     *
     * @param name who
     * @param benchmark the benchmark that measures it
     * @param target the ratio, ours to theirs, that is not to be exceeded; 0 if none is set
     */
    record Peer(String name, String benchmark, double target) {}

    Comparison(String load, String ours) {
        this(load, ours, List.of());
    }

    /** Adds a peer without a target. */
    Comparison against(String name, String benchmark) {
        return against(name, benchmark, 0);
    }

    Comparison against(String name, String benchmark, double target) {
        List<Peer> more = new ArrayList<>(peers);
        more.add(new Peer(name, benchmark, target));
        return new Comparison(load, ours, more);
    }

    /** Lines of a Markdown table, one for each peer; none if ours was not measured. */
    String toMarkdown(Medians medians) {
        StringBuilder lines = new StringBuilder();
        medians.find(ours)
                .ifPresent(own -> peers.forEach(
                        peer -> line(own, peer, medians.find(peer.benchmark())).ifPresent(lines::append)));
        return lines.toString();
    }

    private Optional<String> line(Medians.Measured own, Peer peer, Optional<Medians.Measured> measured) {
        return measured.map(other -> {
            double ratio = own.median() / other.median();
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %.2f | %s |%n",
                    load,
                    text(own),
                    peer.name(),
                    text(other),
                    ratio,
                    verdict(ratio, peer.target()));
        });
    }

    private static String verdict(double ratio, double target) {
        return target == 0 ? "" : (ratio <= target ? "≤ " : "**not** ≤ ") + target;
    }

    private static String text(Medians.Measured measured) {
        return String.format(Locale.ROOT, "%.0f (%.0f–%.0f)", measured.median(), measured.min(), measured.max());
    }
}
