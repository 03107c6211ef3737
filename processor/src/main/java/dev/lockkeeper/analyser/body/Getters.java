package dev.lockkeeper.analyser.body;

import dev.lockkeeper.analyser.lock.GuardTable;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;

/** Tells methods that may be taken to return the same object each time from those that plainly do not. */
final class Getters {
    /** First words of the names of methods that make, take or step. */
    private static final List<String> PRODUCERS = List.of(
            "next",
            "previous",
            "poll",
            "take",
            "remove",
            "pop",
            "create",
            "new",
            "build",
            "make",
            "clone",
            "copy",
            "open",
            "acquire",
            "submit",
            "fork",
            "start",
            "exchange",
            "receive",
            "read",
            "call",
            "apply",
            "run",
            "try");

    /** Last words of the names of methods that return a lock, whatever the first word is: {@code readWriteLock()}. */
    private static final List<String> LOCKS = List.of("lock", "mutex", "monitor");

    private Getters() {}

    /** A guard that names a method settles that it always returns the same lock, whatever it is called. */
    static boolean isGetter(ExecutableElement method, GuardTable guards) {
        return method.getKind() == ElementKind.METHOD
                && method.getParameters().isEmpty()
                && isObject(method)
                && (!isProducer(method.getSimpleName().toString()) || guards.isNamedByGuard(method));
    }

    private static boolean isObject(ExecutableElement method) {
        return switch (method.getReturnType().getKind()) {
            case DECLARED, ARRAY, TYPEVAR -> true;
            default -> false;
        };
    }

    private static boolean isProducer(String name) {
        return !name.equals("newCondition") && !isOfLock(name) && beginsWithProducer(name);
    }

    private static boolean isOfLock(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String word : LOCKS) {
            if (lower.endsWith(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsWithProducer(String name) {
        for (String word : PRODUCERS) {
            if (name.startsWith(word)
                    && (name.length() == word.length() || !Character.isLowerCase(name.charAt(word.length())))) {
                return true;
            }
        }
        return false;
    }
}
