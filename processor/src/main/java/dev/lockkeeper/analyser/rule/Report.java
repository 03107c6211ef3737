package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Level;

/** Takes what the rules find. */
@FunctionalInterface
public interface Report {

    /** Takes a finding that speaks no louder than that level. */
    void add(Place place, Finding finding, Level loudest);

    /** Takes a finding that speaks as loudly as its rule. */
    default void add(Place place, Finding finding) {
        add(place, finding, Level.ERROR);
    }
}
