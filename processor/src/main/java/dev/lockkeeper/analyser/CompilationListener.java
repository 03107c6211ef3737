package dev.lockkeeper.analyser;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.lockkeeper.analyser.rule.Catalogue;
import dev.lockkeeper.finding.Handover;
import dev.lockkeeper.finding.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Hears from the compiler which class it has finished with, and has it checked before its trees are translated away. */
final class CompilationListener implements TaskListener {
    private final JavacTask task;
    private final Map<String, String> arguments;
    private @Nullable Checker checker;
    private @Nullable MissingClassNotice missing;

    CompilationListener(JavacTask task, Map<String, String> arguments) {
        this.task = task;
        this.arguments = arguments;
    }

    @Override
    public void finished(TaskEvent event) {
        if (event.getKind() == TaskEvent.Kind.COMPILATION) {
            Handover.clear();
        } else if (event.getKind() == TaskEvent.Kind.ANALYZE && event.getTypeElement() != null) {
            findTree(event.getCompilationUnit(), event.getTypeElement())
                    .ifPresent(tree -> check(event.getCompilationUnit(), tree, event.getTypeElement()));
        }
    }

    /** The tree of a top-level class; module and package descriptions have none. */
    private Optional<ClassTree> findTree(CompilationUnitTree unit, TypeElement type) {
        Trees trees = Trees.instance(task);
        TreePath path = new TreePath(unit);
        for (Tree declaration : unit.getTypeDecls()) {
            Element element =
                    declaration instanceof ClassTree ? trees.getElement(new TreePath(path, declaration)) : null;
            if (type.equals(element)) {
                return Optional.of((ClassTree) declaration);
            }
        }
        return Optional.empty();
    }

    private void check(CompilationUnitTree unit, ClassTree tree, TypeElement type) {
        checker(unit, tree).check(unit, tree, type);
        if (missing != null) {
            missing.check(unit, tree);
        }
    }

    /** Made at the first class, for only then the processor has left its options. */
    private Checker checker(CompilationUnitTree unit, ClassTree firstClass) {
        Checker existing = checker;
        if (existing == null) {
            reportArguments(unit, firstClass);
            Optional<Map<String, String>> left = Handover.findOptions();
            Map<String, String> options = new LinkedHashMap<>(left.orElse(Map.of()));
            options.putAll(arguments); // what is said to the plug-in itself counts for more
            Settings settings = Settings.parse(options);
            existing = new Checker(task, settings, Catalogue.RULES);
            checker = existing;
            if (left.isEmpty() && settings.isGenerating()) {
                missing = new MissingClassNotice(Trees.instance(task), task.getElements());
            }
        }
        return existing;
    }

    /** Only what was said to the plug-in: the processor speaks for the {@code -A} options. */
    private void reportArguments(CompilationUnitTree unit, ClassTree firstClass) {
        Settings.parse(arguments)
                .problems()
                .forEach(
                        problem -> Trees.instance(task).printMessage(Diagnostic.Kind.ERROR, problem, firstClass, unit));
    }
}
