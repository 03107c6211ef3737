package dev.lockkeeper.processor.check;

import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Rule;
import dev.lockkeeper.processor.model.Origin;

/** A finding about the shape of a class, and where it belongs. */
public record ShapeFinding(Finding finding, Origin origin) {

    static ShapeFinding of(Rule rule, Origin origin, String problem, String hint) {
        return new ShapeFinding(new Finding(rule, problem, hint), origin);
    }
}
