package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.UseKind;
import dev.lockkeeper.analyser.fact.VariableTouch;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;

/**
 * Tells changes that are made known by a flag: whoever reads a volatile variable sees what was written before it was set (JLS
 * 17.4.5), and commonly looks at the flag before he looks at the rest.
 */
final class Publications {
    private static final Set<String> FLAGS = Set.of(
            "java.util.concurrent.atomic.AtomicBoolean",
            "java.util.concurrent.atomic.AtomicReference",
            "java.util.concurrent.CountDownLatch");

    private final RaceFacts facts;

    Publications(RaceFacts facts) {
        this.facts = facts;
    }

    /** Whether one of them comes before a flag is set, and the other one after the same flag is read. */
    boolean isBetween(VariableTouch first, VariableTouch second) {
        return isPublished(first, second) || isPublished(second, first);
    }

    private boolean isPublished(VariableTouch early, VariableTouch late) {
        return flagsAfter(early).anyMatch(flag -> flagsBefore(late).anyMatch(flag::equals));
    }

    private Stream<VariableElement> flagsAfter(VariableTouch touch) {
        List<VariableTouch> all = facts.touchesIn(touch.routine());
        return all.subList(all.indexOf(touch) + 1, all.size()).stream()
                .filter(each -> isObject(each.variable()) || each.kind() == UseKind.WRITE)
                .map(VariableTouch::variable)
                .filter(Publications::isFlag);
    }

    private Stream<VariableElement> flagsBefore(VariableTouch touch) {
        List<VariableTouch> all = facts.touchesIn(touch.routine());
        return all.subList(0, Math.max(0, all.indexOf(touch))).stream()
                .filter(each -> !each.isChange())
                .map(VariableTouch::variable)
                .filter(Publications::isFlag);
    }

    private static boolean isFlag(VariableElement variable) {
        return variable.getModifiers().contains(Modifier.VOLATILE) || isObject(variable);
    }

    private static boolean isObject(VariableElement variable) {
        return variable.asType() instanceof DeclaredType type
                && type.asElement() instanceof TypeElement element
                && FLAGS.contains(element.getQualifiedName().toString());
    }
}
