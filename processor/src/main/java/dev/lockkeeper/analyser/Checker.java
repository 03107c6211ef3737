package dev.lockkeeper.analyser;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import dev.lockkeeper.analyser.body.CompilerAccess;
import dev.lockkeeper.analyser.body.ExceptionTypes;
import dev.lockkeeper.analyser.body.MethodTraits;
import dev.lockkeeper.analyser.body.SequenceReader;
import dev.lockkeeper.analyser.body.Sites;
import dev.lockkeeper.analyser.fact.ClassFacts;
import dev.lockkeeper.analyser.flow.Engine;
import dev.lockkeeper.analyser.flow.Extent;
import dev.lockkeeper.analyser.flow.Program;
import dev.lockkeeper.analyser.flow.ProgramAnalysis;
import dev.lockkeeper.analyser.flow.Programs;
import dev.lockkeeper.analyser.lock.FieldAliases;
import dev.lockkeeper.analyser.lock.FunctionalTypes;
import dev.lockkeeper.analyser.lock.GuardResolver;
import dev.lockkeeper.analyser.lock.GuardTable;
import dev.lockkeeper.analyser.lock.OverriddenMethods;
import dev.lockkeeper.analyser.lock.RawInstances;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import dev.lockkeeper.analyser.rule.Catalogue;
import dev.lockkeeper.analyser.rule.FactRule;
import dev.lockkeeper.analyser.rule.ProgramFacts;
import dev.lockkeeper.analyser.rule.ProgramRule;
import dev.lockkeeper.finding.Level;
import dev.lockkeeper.finding.Settings;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;

/** Checks the classes of one compilation, one after the other. */
final class Checker {
    private final List<FactRule> rules;
    private final List<ProgramRule> programRules;
    private final List<ClassFacts> whole = new ArrayList<>();
    private final Mentions mentions;
    private final TypeHierarchy hierarchy;
    private final Printer printer;
    private final Relevance relevance;
    private final Participation participation;
    private final CompilerAccess access;
    private final SourceReader reader;
    private final Programs programs;
    private final Engine engine;
    private final boolean isAtomicKnown;

    Checker(JavacTask task, Settings settings, List<FactRule> allRules, Mentions mentions, ParsedFiles files) {
        this.mentions = mentions;
        Trees trees = Trees.instance(task);
        TypeHierarchy hierarchy = new TypeHierarchy();
        Imports imports = new Imports(trees, task.getElements());
        GuardTable guards = new GuardTable(new GuardResolver(task.getElements(), hierarchy, imports::find));
        FieldAliases aliases = new FieldAliases();
        OverriddenMethods overridden = new OverriddenMethods(task.getElements(), hierarchy, guards);
        RawInstances rawInstances = new RawInstances(guards, overridden);
        relevance = new Relevance(trees, guards, rawInstances, new FunctionalTypes(hierarchy));
        participation = new Participation(trees);
        access = new CompilerAccess(
                trees,
                task.getElements(),
                task.getTypes(),
                hierarchy,
                guards,
                overridden,
                new MethodTraits(hierarchy, guards),
                new ExceptionTypes(task.getTypes(), task.getElements()),
                new Sites(),
                aliases,
                mentions::areOurs);
        reader = new SourceReader(access, relevance);
        programs = new Programs(
                reader::findProgram, reader::findHome, files::mayBeCalledElsewhere, files::isMentionedBeside);
        engine = new Engine(hierarchy, guards, rawInstances, aliases, programs);
        printer = new Printer(trees, settings);
        rules = allRules.stream()
                .filter(rule -> settings.level(rule.rule()) != Level.OFF)
                .toList();
        programRules = Catalogue.PROGRAM_RULES.stream()
                .filter(rule -> settings.level(rule.rule()) != Level.OFF)
                .toList();
        isAtomicKnown = task.getElements().getTypeElement(GuardTable.OUR_ATOMIC) != null;
        this.hierarchy = hierarchy;
    }

    /** Checks a class; whatever goes wrong with that is told, and not thrown at the compiler. */
    void check(CompilationUnitTree unit, ClassTree tree, TypeElement type) {
        try {
            if (!rules.isEmpty() || !programRules.isEmpty()) {
                checkOrFail(unit, tree, type);
            }
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError failure) {
            printer.printFailure(failure, unit, tree, type);
        }
    }

    private void checkOrFail(CompilationUnitTree unit, ClassTree tree, TypeElement type) {
        Extent extent = programRules.isEmpty() ? Extent.CLASS : extentOf(unit, tree, type);
        if (extent != Extent.CLASS || relevance.isRelevant(unit, tree)) {
            Program program = reader.read(unit, tree, type, programs);
            ClassFacts facts = ProgramAnalysis.analyse(engine, program, extent);
            if (mayHaveAtomics()) {
                facts = facts.with(SequenceReader.read(access, unit, tree));
            }
            for (FactRule rule : rules) {
                rule.check(facts, printer);
            }
            if (extent != Extent.CLASS) {
                whole.add(facts.forWholeProgram());
            }
        } else if (relevance.takesCode(type)) {
            reader.read(unit, tree, type, programs);
        }
        reader.close(type);
    }

    /** Whether a class of the compilation, or one that it uses, can have atomic variables. */
    private boolean mayHaveAtomics() {
        return isAtomicKnown || mentions.areOurs();
    }

    /** Where there are no tasks to follow, classes without locks and calls of others need not be looked at. */
    private Extent extentOf(CompilationUnitTree unit, ClassTree tree, TypeElement type) {
        if (mentions.areOurs()) {
            return Extent.TASKS;
        }
        return mentions.areGuards() && participation.takesPart(unit, tree, type) ? Extent.LOCKS : Extent.CLASS;
    }

    /** Checks what has been seen of the compilation as a whole. What has been found before is not told again. */
    void checkWhole(CompilationUnitTree unit, ClassTree tree, TypeElement type) {
        try {
            ProgramFacts facts = new ProgramFacts(whole, hierarchy);
            programRules.forEach(rule -> rule.check(facts, printer));
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError failure) {
            printer.printFailure(failure, unit, tree, type);
        }
    }

    /** Whether anything was found that is to fail the compilation. */
    boolean hasFailed() {
        return printer.hasErrors();
    }
}
