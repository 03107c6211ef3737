package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.TypeHierarchy;
import dev.lockkeeper.analyser.lock.Value;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Tells which of the classes around a body an enclosing instance belongs to. */
final class Scoping {
    private final TypeHierarchy hierarchy;

    Scoping(TypeHierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /**
     * The value as seen inside a class: an enclosing instance is the one around the class. That the instance around another
     * object is the same one is taken for granted.
     */
    Value inside(TypeElement here, Value value) {
        if (value instanceof Value.Enclosing enclosing) {
            for (Element scope = here; scope != null; scope = scope.getEnclosingElement()) {
                if (scope instanceof TypeElement type && hierarchy.isDerived(type, enclosing.type())) {
                    return new Value.Self(type);
                }
            }
        }
        return value.mapParts(part -> inside(here, part));
    }
}
