package dev.lockkeeper.analyser;

import dev.lockkeeper.analyser.rule.Catalogue;
import dev.lockkeeper.analyser.rule.FactRule;
import dev.lockkeeper.analyser.rule.ProgramRule;
import dev.lockkeeper.finding.Level;
import dev.lockkeeper.finding.Rule;
import dev.lockkeeper.finding.Settings;
import java.util.ArrayList;
import java.util.List;

/** The rules that are not switched off: nothing is found out, and nothing kept, that only others want to know. */
final class RulesInForce {
    private final Settings settings;
    private final boolean areAny;
    private final boolean areLocksFollowed;
    private final boolean areTasksFollowed;

    RulesInForce(Settings settings) {
        this.settings = settings;
        areAny = isAnyInForce();
        areLocksFollowed = isInForce(Rule.LOCK_ORDER) || isInForce(Rule.LOCK_BLOCKING);
        areTasksFollowed = isInForce(Rule.WORKER_RACE) || isInForce(Rule.WORKER_METHOD) || isInForce(Rule.AWAIT_SELF);
    }

    /** Whether anything is to be checked. */
    boolean areAny() {
        return areAny;
    }

    /** Those of the rules that look at single classes. */
    List<FactRule> of(List<FactRule> all) {
        List<FactRule> inForce = new ArrayList<>();
        for (FactRule rule : all) {
            if (isInForce(rule.rule())) {
                inForce.add(rule);
            }
        }
        return inForce;
    }

    /** Those of the rules that look at the compilation as a whole; where there are no tasks, those of tasks have nothing to say. */
    List<ProgramRule> ofPrograms(boolean areTasks) {
        List<ProgramRule> inForce = new ArrayList<>();
        addInForce(Catalogue.ofLocks(), inForce);
        if (areTasks) {
            addInForce(Catalogue.ofTasks(), inForce);
        }
        return inForce;
    }

    private void addInForce(List<ProgramRule> rules, List<ProgramRule> inForce) {
        for (ProgramRule rule : rules) {
            if (isInForce(rule.rule())) {
                inForce.add(rule);
            }
        }
    }

    /** Whether locks are followed through calls. */
    boolean areLocksFollowed() {
        return areLocksFollowed;
    }

    /** Whether tasks are followed, and what they share with others. */
    boolean areTasksFollowed() {
        return areTasksFollowed;
    }

    /** Whether it matters where atomic variables are read and then written. */
    boolean areSequencesRead() {
        return isInForce(Rule.ATOMIC_COMPOUND);
    }

    private boolean isAnyInForce() {
        for (Rule rule : Rule.values()) {
            if (isInForce(rule)) {
                return true;
            }
        }
        return false;
    }

    private boolean isInForce(Rule rule) {
        return settings.level(rule) != Level.OFF;
    }
}
