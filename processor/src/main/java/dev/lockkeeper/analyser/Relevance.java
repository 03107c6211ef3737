package dev.lockkeeper.analyser;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.Trees;
import dev.lockkeeper.analyser.lock.FunctionalTypes;
import dev.lockkeeper.analyser.lock.GuardTable;
import dev.lockkeeper.analyser.lock.GuardedTypes;
import dev.lockkeeper.analyser.lock.RawInstances;
import dev.lockkeeper.analyser.task.HarmlessTypes;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Tells which classes have to be read at all. */
final class Relevance {
    private final Trees trees;
    private final GuardTable guards;
    private final RawInstances rawInstances;
    private final FunctionalTypes functionalTypes;
    private final GuardedTypes guardedTypes;
    private final HarmlessTypes harmless;
    private final Name locks;
    private final Name concurrent;
    private final Name monitor;

    Relevance(
            Trees trees,
            Elements elements,
            GuardTable guards,
            RawInstances rawInstances,
            FunctionalTypes functionalTypes,
            GuardedTypes guardedTypes,
            HarmlessTypes harmless) {
        this.trees = trees;
        this.guards = guards;
        this.rawInstances = rawInstances;
        this.functionalTypes = functionalTypes;
        this.guardedTypes = guardedTypes;
        this.harmless = harmless;
        locks = elements.getName("locks");
        concurrent = elements.getName("concurrent");
        monitor = elements.getName("Monitor");
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
                Name scope = name.getExpression() instanceof MemberSelectTree home ? home.getIdentifier() : null;
                if (locks.equals(scope) || (concurrent.equals(scope) && monitor.equals(name.getIdentifier()))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the class, or one inside it, has a method or constructor that callers have to know of. */
    boolean concernsCallers(TypeElement type) {
        for (Element member : type.getEnclosedElements()) {
            boolean isConcerning = member instanceof TypeElement inner
                    ? concernsCallers(inner)
                    : member instanceof ExecutableElement method && concernsCallers(method);
            if (isConcerning) {
                return true;
            }
        }
        return false;
    }

    /** Whether callers have to know of the method, for it can be given code to run, or may make an object that has guarded fields. */
    boolean concernsCallers(ExecutableElement method) {
        return functionalTypes.takesCode(method) || guardedTypes.isReturned(method);
    }
}
