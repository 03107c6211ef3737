package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.UseKind;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.VariableElement;

/** Tells fields whose objects are replaced by others and never changed: whoever has got such an object needs no lock to read it. */
final class ReplacedObjects {
    private final Program program;
    private final Set<VariableElement> stored = new HashSet<>();
    private final Set<VariableElement> changed = new HashSet<>();
    private boolean isRead;

    ReplacedObjects(Program program) {
        this.program = program;
    }

    boolean isOnlyReplaced(VariableElement field) {
        if (!isRead) {
            isRead = true;
            program.allBodies()
                    .filter(body -> body.kind() == Body.Kind.METHOD || body.kind() == Body.Kind.LAMBDA)
                    .flatMap(Body::steps)
                    .forEach(this::read);
        }
        return stored.contains(field) && !changed.contains(field);
    }

    private void read(Step step) {
        if (step instanceof Step.Store store) {
            stored.add(store.field());
        } else if (step instanceof Step.Access access
                && (access.kind() == UseKind.MUTATE || access.kind() == UseKind.UPDATE_ITEM)) {
            changed.add(access.field());
        }
    }
}
