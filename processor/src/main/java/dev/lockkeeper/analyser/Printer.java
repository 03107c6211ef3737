package dev.lockkeeper.analyser;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.rule.ProgramReport;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Level;
import dev.lockkeeper.finding.Rule;
import dev.lockkeeper.finding.Settings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Prints findings as diagnostics of the compiler: each once, as loudly as the settings say, and not where it is suppressed. */
final class Printer implements ProgramReport {
    private static final String ADDRESS = "https://github.com/lockkeeper/lockkeeper/issues";

    private final Trees trees;
    private final Settings settings;
    private final Map<Place, Set<Rule>> printed = new HashMap<>();
    private boolean hasErrors;

    Printer(Trees trees, Settings settings) {
        this.trees = trees;
        this.settings = settings;
    }

    @Override
    public void add(Place place, Finding finding, Level loudest) {
        Level level = settings.level(finding.rule());
        boolean isSilent = level == Level.OFF || place.suppressed().rules().contains(finding.rule());
        if (!isSilent && printed.computeIfAbsent(place, p -> new HashSet<>()).add(finding.rule())) {
            boolean isError = level == Level.ERROR && loudest == Level.ERROR;
            Diagnostic.Kind kind = isError ? Diagnostic.Kind.ERROR : Diagnostic.Kind.WARNING;
            hasErrors |= isError;
            trees.printMessage(kind, finding.text(), place.tree(), place.unit());
        }
    }

    boolean hasErrors() {
        return hasErrors;
    }

    @Override
    public String where(Place place) {
        long start = trees.getSourcePositions().getStartPosition(place.unit(), place.tree());
        String path = place.unit().getSourceFile().getName();
        String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        return start < 0 ? file : file + ":" + place.unit().getLineMap().getLineNumber(start);
    }

    /** Says that a class could not be checked through no fault of the user's. */
    void printFailure(Throwable failure, CompilationUnitTree unit, Tree tree, TypeElement type) {
        String where = Arrays.stream(failure.getStackTrace())
                .limit(3)
                .map(StackTraceElement::toString)
                .reduce((first, second) -> first + ", " + second)
                .orElse("no trace");
        trees.printMessage(
                Diagnostic.Kind.WARNING,
                "[lockkeeper:internal] '" + type.getQualifiedName() + "' could not be checked: " + failure + " ("
                        + where + ")\n  hint: this is a defect of Lockkeeper; please report it with this line at "
                        + ADDRESS,
                tree,
                unit);
    }
}
