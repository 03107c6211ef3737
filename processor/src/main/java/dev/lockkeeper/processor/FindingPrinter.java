package dev.lockkeeper.processor;

import dev.lockkeeper.finding.Level;
import dev.lockkeeper.finding.Settings;
import dev.lockkeeper.finding.Suppression;
import dev.lockkeeper.processor.check.ShapeFinding;
import dev.lockkeeper.processor.model.Origin;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/** Prints findings once each, at the narrowest place and at the level that the user's options give them. */
final class FindingPrinter {
    private final Messager messager;
    private final Settings settings;

    /** What was printed: an inherited member is read again for every class that inherits it. */
    private final Set<ShapeFinding> printed = new HashSet<>();

    FindingPrinter(Messager messager, Settings settings) {
        this.messager = messager;
        this.settings = settings;
    }

    void print(ShapeFinding found) {
        Level level = settings.level(found.finding().rule());
        Origin origin = found.origin();
        if (level == Level.OFF
                || Suppression.isSuppressed(found.finding().rule(), origin.element())
                || !printed.add(found)) {
            return;
        }
        Diagnostic.Kind kind = level == Level.ERROR ? Diagnostic.Kind.ERROR : Diagnostic.Kind.WARNING;
        messager.printMessage(kind, found.finding().text(), origin.element(), origin.annotation(), origin.value());
    }
}
