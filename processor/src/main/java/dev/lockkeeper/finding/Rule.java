package dev.lockkeeper.finding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Everything that Lockkeeper reports; the identifiers are what users write in options and {@code @SuppressWarnings}. */
public enum Rule {
    GUARDED_BY,
    GUARDED_BY_WRITE,
    GUARDED_BY_LOCK,
    GUARDED_BY_OVERRIDE,
    GUARDED_ESCAPE(Level.WARN),
    LOCK_LEAK,
    LOCK_UNHELD,
    LOCK_UPGRADE,
    LOCK_ORDER,
    LOCK_BLOCKING(Level.WARN),
    ATOMIC_COMPOUND,
    ATOMIC_FIELD,
    WORKER_RACE,
    WORKER_METHOD,
    AWAIT_TARGET,
    AWAIT_SELF,
    RAW_INSTANCE,
    DOMAIN_CLASS,
    UNKNOWN_OPERATION;

    private final Level defaultLevel;

    Rule() {
        this(Level.ERROR);
    }

    Rule(Level defaultLevel) {
        this.defaultLevel = defaultLevel;
    }

    /** The rule's name in diagnostics, options and suppressions, such as {@code guarded-by}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The level that applies when no option speaks of this rule. */
    public Level defaultLevel() {
        return defaultLevel;
    }

    /** The rule with this identifier, if there is one. */
    public static Optional<Rule> find(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
    }
}
