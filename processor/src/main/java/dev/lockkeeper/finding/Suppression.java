package dev.lockkeeper.finding;

import java.util.Arrays;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Whether the user asked for silence: {@code @SuppressWarnings("lockkeeper:<rule>")}, or {@code "lockkeeper"} for all rules. */
public final class Suppression {
    private static final String ALL = "lockkeeper";

    private Suppression() {}

    /** Whether the declaration, or one that encloses it, suppresses the rule. */
    public static boolean isSuppressed(Rule rule, Element declaration) {
        for (@Nullable Element element = declaration; element != null; element = element.getEnclosingElement()) {
            SuppressWarnings annotation = element.getAnnotation(SuppressWarnings.class);
            if (annotation != null && Arrays.stream(annotation.value()).anyMatch(value -> names(value, rule))) {
                return true;
            }
        }
        return false;
    }

    private static boolean names(String value, Rule rule) {
        return value.equals(ALL) || value.equals(ALL + ":" + rule.id());
    }
}
