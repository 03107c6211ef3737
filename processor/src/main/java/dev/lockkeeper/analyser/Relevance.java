package dev.lockkeeper.analyser;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.Trees;
import dev.lockkeeper.analyser.body.SimpleNames;
import dev.lockkeeper.analyser.lock.FunctionalTypes;
import dev.lockkeeper.analyser.lock.GuardTable;
import dev.lockkeeper.analyser.lock.RawInstances;
import dev.lockkeeper.analyser.task.HarmlessTypes;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Tells which classes have to be read at all. */
final class Relevance {
    private final Trees trees;
    private final GuardTable guards;
    private final RawInstances rawInstances;
    private final FunctionalTypes functionalTypes;
    private final HarmlessTypes harmless;

    Relevance(
            Trees trees,
            GuardTable guards,
            RawInstances rawInstances,
            FunctionalTypes functionalTypes,
            HarmlessTypes harmless) {
        this.trees = trees;
        this.guards = guards;
        this.rawInstances = rawInstances;
        this.functionalTypes = functionalTypes;
        this.harmless = harmless;
    }

    /**
     * What the class has to do with locks and guarded members.
     *
     * @param isTakingPartAsked whether it matters if the class takes part in what rules follow through calls
     */
    Survey survey(CompilationUnitTree unit, ClassTree tree, TypeElement type, boolean isTakingPartAsked) {
        boolean areLocksUsed = mentionsLocks(unit);
        return new Survey(trees, guards, rawInstances, harmless, unit, tree, type)
                .read(tree, areLocksUsed, areLocksUsed || !isTakingPartAsked);
    }

    /** Whether the file imports a lock. */
    boolean mentionsLocks(CompilationUnitTree unit) {
        for (ImportTree each : unit.getImports()) {
            if (each.getQualifiedIdentifier() instanceof MemberSelectTree name) {
                String scope = SimpleNames.of(name.getExpression());
                boolean isMonitor =
                        scope.equals("concurrent") && name.getIdentifier().contentEquals("Monitor");
                if (isMonitor || scope.equals("locks")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the class, or one inside it, has a method or constructor that can be given code to run. */
    boolean takesCode(TypeElement type) {
        for (Element member : type.getEnclosedElements()) {
            boolean isTaking = member instanceof TypeElement inner
                    ? takesCode(inner)
                    : member instanceof ExecutableElement method && takesCode(method);
            if (isTaking) {
                return true;
            }
        }
        return false;
    }

    /** Whether the method can be given code to run. */
    boolean takesCode(ExecutableElement method) {
        return functionalTypes.takesCode(method);
    }
}
