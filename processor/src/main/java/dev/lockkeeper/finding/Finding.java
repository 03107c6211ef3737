package dev.lockkeeper.finding;

/**
 * One thing to report, in the wording that the user reads.
 *
 * @param rule the rule that is broken
 * @param problem what is wrong, naming the member and the lock; one line without a full stop
 * @param hint how to mend it; one line without a full stop
 */
public record Finding(Rule rule, String problem, String hint) {

    /** The diagnostic's text: the problem behind the rule's tag, and one line with the hint. */
    public String text() {
        return "[lockkeeper:" + rule.id() + "] " + problem + "\n  hint: " + hint;
    }
}
