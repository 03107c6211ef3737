package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.AtomicSequence;
import dev.lockkeeper.analyser.fact.AtomicUse;
import dev.lockkeeper.analyser.fact.UseKind;
import java.util.Locale;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/** Names the operation that does in one step what the user has written in two. */
final class AtomicHints {
    private AtomicHints() {}

    /** For an expression such as {@code x++}. */
    static String of(AtomicUse use) {
        String operation = operation(verb(use), use.field());
        boolean isItem = use.kind() == UseKind.UPDATE_ITEM;
        boolean isStep = verb(use).endsWith("crement");
        String call = operation + "(" + (isItem ? isStep ? "index" : "index, …" : isStep ? "" : "…") + ")";
        String advice = "call '" + call + "' of the generated class";
        String type = use.field().asType().toString();
        return isItem || verb(use).equals("update")
                ? advice
                : advice + "; declare it here as 'abstract " + type + " " + operation + "("
                        + (isStep ? "" : type + " delta") + ");'";
    }

    private static String operation(String verb, VariableElement field) {
        String name = field.getSimpleName().toString();
        return verb + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** The operation that does the same in one step. */
    private static String verb(AtomicUse use) {
        TypeKind kind = use.field().asType().getKind();
        boolean hasArithmetic = use.kind() == UseKind.UPDATE_ITEM
                || (kind.isPrimitive() && kind != TypeKind.BOOLEAN && kind != TypeKind.CHAR);
        if (!hasArithmetic) {
            return "update";
        }
        if (use.source().contains("++")) {
            return "increment";
        }
        if (use.source().contains("--")) {
            return "decrement";
        }
        return use.source().contains("+=") || use.source().matches("[^=]*=[^=+*/%]*\\+[^=+*/%]*") ? "add" : "update";
    }

    /** For steps that follow each other. */
    static String of(AtomicSequence sequence) {
        String name = sequence.field().getSimpleName().toString();
        return switch (sequence.kind()) {
            case MAP -> "call '" + name + "." + ofMap(sequence.shape()) + "', which does it in one step";
            case ATOMIC_OBJECT -> "call '" + name + "." + ofObject(sequence.shape()) + "', which does it in one step";
            case FIELD -> "call '" + ofField(sequence) + "' of the generated class, which does it in one step";
        };
    }

    private static String ofMap(AtomicSequence.Shape shape) {
        return shape == AtomicSequence.Shape.CHECK_THEN_ACT
                ? "putIfAbsent(…)' or '…computeIfAbsent(…)"
                : "merge(…)' or '…compute(…)";
    }

    private static String ofObject(AtomicSequence.Shape shape) {
        return switch (shape) {
            case CHECK_THEN_ACT -> "compareAndSet(expected, …)";
            case GET_THEN_SET -> "updateAndGet(…)";
            case GET_THEN_RESET -> "getAndSet(…)";
        };
    }

    private static String ofField(AtomicSequence sequence) {
        return switch (sequence.shape()) {
            case CHECK_THEN_ACT -> operation("compareAndSet", sequence.field()) + "(expected, …)";
            case GET_THEN_SET -> operation("update", sequence.field()) + "(…)";
            case GET_THEN_RESET -> operation("getAndSet", sequence.field()) + "(…)";
        };
    }
}
