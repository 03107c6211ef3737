package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.Place;

/** Takes what rules find that look at the compilation as a whole. */
public interface ProgramReport extends Report {

    /** Where that is, for a message that speaks of another place, too: {@code Account.java:12}. */
    String where(Place place);
}
