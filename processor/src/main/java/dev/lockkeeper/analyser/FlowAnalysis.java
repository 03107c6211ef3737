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
import dev.lockkeeper.analyser.flow.PlainMethods;
import dev.lockkeeper.analyser.flow.ProgramAnalysis;
import dev.lockkeeper.analyser.flow.Programs;
import dev.lockkeeper.analyser.lock.FieldAliases;
import dev.lockkeeper.analyser.lock.GuardTable;
import dev.lockkeeper.analyser.lock.OverriddenMethods;
import dev.lockkeeper.analyser.lock.RawInstances;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Follows all ways through the classes in which something may be wrong. Made when there is one: it takes many classes to do so. */
final class FlowAnalysis {
    private final Elements elements;
    private final CompilerAccess access;
    private final SourceReader reader;
    private final Programs programs;
    private final Engine engine;
    private final Map<ModuleElement, Boolean> areAtomicsKnown = new HashMap<>();

    FlowAnalysis(
            JavacTask task,
            Trees trees,
            TypeHierarchy hierarchy,
            GuardTable guards,
            OverriddenMethods overridden,
            RawInstances rawInstances,
            Relevance relevance,
            ParsedFiles files,
            PlainMethods plain,
            BooleanSupplier isNotingTouches,
            Set<TypeElement> closed) {
        elements = task.getElements();
        FieldAliases aliases = new FieldAliases();
        access = new CompilerAccess(
                trees,
                elements,
                task.getTypes(),
                hierarchy,
                guards,
                overridden,
                new MethodTraits(hierarchy, guards),
                new ExceptionTypes(task.getTypes(), elements),
                new Sites(),
                aliases,
                isNotingTouches);
        reader = new SourceReader(access, relevance, closed);
        programs = new Programs(
                reader::findProgram, reader::findHome, files::mayBeCalledElsewhere, files::isMentionedBeside, plain);
        engine = new Engine(hierarchy, guards, rawInstances, aliases, programs);
    }

    /** Finds out about the class what is of interest in it. */
    ClassFacts analyse(CompilationUnitTree unit, ClassTree tree, TypeElement type, Extent extent) {
        return ProgramAnalysis.analyse(engine, reader.read(unit, tree, type, programs), extent);
    }

    /** The same with where atomic variables are changed in steps of their own. */
    ClassFacts withSequences(ClassFacts facts, CompilationUnitTree unit, ClassTree tree) {
        boolean areKnown = areAtomicsKnown.computeIfAbsent(elements.getModuleOf(facts.type()), this::isAtomicIn);
        return areKnown ? facts.with(SequenceReader.read(access, unit, tree)) : facts;
    }

    /** Whether the classes of a module can have atomic variables; to ask without the module would be to search them all. */
    private boolean isAtomicIn(@Nullable ModuleElement module) {
        return CompilerAccess.findType(elements, module, GuardTable.OUR_ATOMIC) != null;
    }

    /** Reads a class only because others that call its methods have to know of them. */
    void read(CompilationUnitTree unit, ClassTree tree, TypeElement type) {
        reader.read(unit, tree, type, programs);
    }
}
