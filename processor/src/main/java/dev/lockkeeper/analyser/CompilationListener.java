package dev.lockkeeper.analyser;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import dev.lockkeeper.analyser.rule.Catalogue;
import dev.lockkeeper.finding.Handover;
import dev.lockkeeper.finding.Settings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Hears from the compiler which class it has finished with, and has it checked before its trees are translated away. */
final class CompilationListener implements TaskListener {
    private final JavacTask task;
    private @Nullable Trees trees;
    private final Map<String, String> arguments;
    private final Mentions mentions;
    private final ParsedFiles files;
    private final ClassSources sources = new ClassSources();
    private final Progress progress = new Progress();
    private final WrittenClasses written;
    private @Nullable Checker checker;
    private @Nullable CheckedClass last;
    /** Whether no class has come since the whole was looked at. */
    private boolean isWholeChecked;

    /** Whether the compiler has written a class. */
    private boolean isWriting;

    private @Nullable MissingClassNotice missing;

    CompilationListener(JavacTask task, Map<String, String> arguments) {
        this.task = task;
        this.arguments = arguments;
        mentions = new Mentions(task.getElements());
        files = new ParsedFiles(task.getElements(), task.getTypes());
        written = new WrittenClasses(task.getElements());
    }

    @Override
    public void finished(TaskEvent event) {
        switch (event.getKind()) {
            case PARSE -> read(event.getCompilationUnit());
            case ENTER -> progress.enter(event.getCompilationUnit());
            case ANALYZE -> analyse(event);
            case GENERATE -> generated(event.getTypeElement());
            case COMPILATION -> end();
            default -> {}
        }
    }

    private void read(CompilationUnitTree unit) {
        boolean areOurs = mentions.read(unit);
        files.add(unit);
        sources.add(unit, areOurs);
    }

    private void generated(TypeElement type) {
        written.add(type);
        isWriting = true;
        tellWhatIsMissing();
    }

    private void tellWhatIsMissing() {
        if (missing != null && isWriting) {
            missing.tell();
        }
    }

    private void analyse(TaskEvent event) {
        TypeElement type = event.getTypeElement();
        ClassTree tree = type == null ? null : findTree(event.getCompilationUnit(), type);
        if (tree != null) {
            check(event.getCompilationUnit(), tree, type);
        }
    }

    private void end() {
        if (missing != null && !isWriting) {
            missing.tellIfMissed(files);
        }
        if (last != null && checker != null) {
            if (!isWholeChecked) {
                last.checkWhole(checker);
            }
            if (checker.hasFailed()) {
                deleteWritten(last);
            }
        }
        Handover.clear();
    }

    private void deleteWritten(CheckedClass last) {
        try {
            written.delete(Handover.findOutput());
        } catch (IOException failure) {
            trees().printMessage(
                            Diagnostic.Kind.WARNING,
                            "[lockkeeper] the class files of this failed build could not be deleted (" + failure
                                    + "): delete them before the next build, which would take them for good",
                            last.tree(),
                            last.unit());
        }
    }

    /** Found by reflection, and so only once. */
    private Trees trees() {
        Trees known = trees;
        if (known == null) {
            known = Trees.instance(task);
            trees = known;
        }
        return known;
    }

    /** A class that has been checked. */
    private record CheckedClass(CompilationUnitTree unit, ClassTree tree, TypeElement type) {
        void checkWhole(Checker checker) {
            checker.checkWhole(unit, tree, type);
        }
    }

    /** The tree of a top-level class; module and package descriptions have none. */
    private @Nullable ClassTree findTree(CompilationUnitTree unit, TypeElement type) {
        for (Tree declaration : unit.getTypeDecls()) {
            if (declaration instanceof ClassTree tree && tree.getSimpleName().equals(type.getSimpleName())) {
                return tree;
            }
        }
        return null;
    }

    private void check(CompilationUnitTree unit, ClassTree tree, TypeElement type) {
        Checker here = checker(unit, tree);
        here.check(unit, tree, type);
        if (missing != null) {
            missing.check(unit, tree);
            tellWhatIsMissing();
        }
        progress.analyse(type);
        last = new CheckedClass(unit, tree, type);
        isWholeChecked = progress.isLast();
        if (isWholeChecked) {
            last.checkWhole(here);
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
            existing = new Checker(task, settings, Catalogue::ofClasses, mentions, files, sources);
            checker = existing;
            if (left.isEmpty() && settings.isGenerating()) {
                missing = new MissingClassNotice(trees(), task.getElements());
            }
        }
        return existing;
    }

    /** Only what was said to the plug-in: the processor speaks for the {@code -A} options. */
    private void reportArguments(CompilationUnitTree unit, ClassTree firstClass) {
        for (String problem : Settings.parse(arguments).problems()) {
            trees().printMessage(Diagnostic.Kind.ERROR, problem, firstClass, unit);
        }
    }
}
