package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.AtomicUse;
import dev.lockkeeper.analyser.fact.ClassFacts;
import dev.lockkeeper.analyser.fact.UseKind;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Rule;
import java.util.Locale;
import javax.lang.model.type.TypeKind;

/** An atomic field is changed in two steps, between which another thread may change it too. */
final class AtomicCompoundRule implements FactRule {
    @Override
    public Rule rule() {
        return Rule.ATOMIC_COMPOUND;
    }

    @Override
    public void check(ClassFacts facts, Report report) {
        facts.of(AtomicUse.class)
                .filter(use -> use.kind() == UseKind.UPDATE || use.kind() == UseKind.UPDATE_ITEM)
                .forEach(use -> report.add(use.place(), finding(use)));
    }

    private Finding finding(AtomicUse use) {
        String problem = "'" + use.source() + "' is two steps, not one: another thread's update between them is lost";
        return new Finding(rule(), problem, hint(use));
    }

    private static String hint(AtomicUse use) {
        String name = use.field().getSimpleName().toString();
        String operation = verb(use) + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
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
}
