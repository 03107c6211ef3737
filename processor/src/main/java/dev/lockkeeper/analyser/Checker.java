package dev.lockkeeper.analyser;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import dev.lockkeeper.analyser.body.PlainClasses;
import dev.lockkeeper.analyser.fact.ClassFacts;
import dev.lockkeeper.analyser.flow.Extent;
import dev.lockkeeper.analyser.flow.PlainMethods;
import dev.lockkeeper.analyser.lock.FunctionalTypes;
import dev.lockkeeper.analyser.lock.GuardResolver;
import dev.lockkeeper.analyser.lock.GuardTable;
import dev.lockkeeper.analyser.lock.GuardedTypes;
import dev.lockkeeper.analyser.lock.OverriddenMethods;
import dev.lockkeeper.analyser.lock.RawInstances;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import dev.lockkeeper.analyser.rule.FactRule;
import dev.lockkeeper.analyser.rule.ProgramFacts;
import dev.lockkeeper.analyser.rule.ProgramRule;
import dev.lockkeeper.analyser.task.HarmlessTypes;
import dev.lockkeeper.finding.Settings;
import dev.lockkeeper.scope.ScopedNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Checks the classes of one compilation, one after the other. */
final class Checker {
    private final Supplier<List<FactRule>> allRules;
    private @Nullable List<FactRule> rules;
    private final RulesInForce inForce;
    private final List<ClassFacts> whole = new ArrayList<>();
    private final Mentions mentions;
    private final TypeHierarchy hierarchy = new TypeHierarchy();
    private final Printer printer;
    private final Relevance relevance;
    private final PlainClasses plain;
    /** Classes whose trees are not to be read any more, because the compiler translates them. */
    private final Set<TypeElement> closed = new HashSet<>();

    private final Supplier<FlowAnalysis> flowMaker;
    private @Nullable FlowAnalysis flow;

    Checker(
            JavacTask task,
            Settings settings,
            Supplier<List<FactRule>> allRules,
            Mentions mentions,
            ParsedFiles files,
            ClassSources sources) {
        this.mentions = mentions;
        Trees trees = Trees.instance(task);
        ScopedNames names = new ScopedNames(task.getElements(), sources::find);
        GuardTable guards = new GuardTable(new GuardResolver(hierarchy, names));
        OverriddenMethods overridden = new OverriddenMethods(task.getElements(), hierarchy, guards);
        RawInstances rawInstances = new RawInstances(guards, overridden);
        FunctionalTypes functionalTypes = new FunctionalTypes(hierarchy);
        GuardedTypes guardedTypes = new GuardedTypes(hierarchy, guards);
        HarmlessTypes harmless = new HarmlessTypes();
        PlainMethods plainMethods = new PlainMethods();
        relevance =
                new Relevance(trees, task.getElements(), guards, rawInstances, functionalTypes, guardedTypes, harmless);
        plain = new PlainClasses(
                trees, task.getElements(), guards, hierarchy, functionalTypes, guardedTypes, harmless, plainMethods);
        printer = new Printer(trees, settings);
        inForce = new RulesInForce(settings);
        this.allRules = allRules;
        flowMaker = () -> new FlowAnalysis(
                task,
                trees,
                hierarchy,
                guards,
                overridden,
                rawInstances,
                relevance,
                files,
                plainMethods,
                () -> inForce.areTasksFollowed() && mentions.areOurs(),
                closed);
    }

    /** Checks a class; whatever goes wrong with that is told, and not thrown at the compiler. */
    void check(CompilationUnitTree unit, ClassTree tree, TypeElement type) {
        try {
            if (inForce.areAny()) {
                checkOrFail(unit, tree, type);
            }
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError failure) {
            printer.printFailure(failure, unit, tree, type);
        }
    }

    private void checkOrFail(CompilationUnitTree unit, ClassTree tree, TypeElement type) {
        boolean isWithTasks = inForce.areTasksFollowed() && mentions.areOurs();
        boolean isWithLocks = !isWithTasks && inForce.areLocksFollowed() && mentions.areGuards();
        Survey survey = relevance.survey(unit, tree, type, isWithLocks);
        // Where there are no tasks to follow, classes without locks and calls of others need not be looked at.
        Extent extent = isWithTasks ? Extent.TASKS : isWithLocks && survey.isTakingPart() ? Extent.LOCKS : Extent.CLASS;
        if (extent != Extent.CLASS || survey.isRelevant()) {
            ClassFacts plainFacts = plain.find(unit, tree, type, extent).orElse(null);
            ClassFacts facts = plainFacts == null ? analyse(unit, tree, type, extent) : plainFacts;
            if (extent != Extent.CLASS && !facts.facts().isEmpty()) {
                whole.add(facts);
            }
        } else if (relevance.concernsCallers(type)) {
            flow().read(unit, tree, type);
        }
        closed.add(type);
    }

    private ClassFacts analyse(CompilationUnitTree unit, ClassTree tree, TypeElement type, Extent extent) {
        ClassFacts facts = flow().analyse(unit, tree, type, extent);
        if (inForce.areSequencesRead()) {
            facts = flow().withSequences(facts, unit, tree);
        }
        for (FactRule rule : rules()) {
            rule.check(facts, printer);
        }
        return facts.forWholeProgram();
    }

    /** The rules that look at single classes. */
    private List<FactRule> rules() {
        List<FactRule> inUse = rules;
        if (inUse == null) {
            inUse = inForce.of(allRules.get());
            rules = inUse;
        }
        return inUse;
    }

    private FlowAnalysis flow() {
        FlowAnalysis made = flow;
        if (made == null) {
            made = flowMaker.get();
            flow = made;
        }
        return made;
    }

    /** Checks what has been seen of the compilation as a whole. What has been found before is not told again. */
    void checkWhole(CompilationUnitTree unit, ClassTree tree, TypeElement type) {
        try {
            ProgramFacts facts = new ProgramFacts(whole, hierarchy);
            for (ProgramRule rule : inForce.ofPrograms(mentions.areOurs())) {
                rule.check(facts, printer);
            }
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError failure) {
            printer.printFailure(failure, unit, tree, type);
        }
    }

    /** Whether anything was found that is to fail the compilation. */
    boolean hasFailed() {
        return printer.hasErrors();
    }
}
