package dev.lockkeeper.finding;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that a misspelt one was probably meant to be. */
public final class NearestName {
    private NearestName() {}

    /** The candidate with the smallest edit distance to {@code name}, the first in their order if several are as near. */
    public static Optional<String> find(String name, Collection<String> candidates) {
        return candidates.stream().min(Comparator.comparingInt(candidate -> editDistance(name, candidate)));
    }

    /** The nearest candidate, if it is so near that {@code name} was meant to be it: half of the name is right at least. */
    public static Optional<String> findSimilar(String name, Collection<String> candidates) {
        return find(name, candidates).filter(nearest -> 2 * editDistance(name, nearest) <= name.length());
    }

    /** Levenshtein's distance, computed row by row. */
    private static int editDistance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            row[column] = column;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substitution = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
