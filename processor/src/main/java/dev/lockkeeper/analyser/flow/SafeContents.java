package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/** Tells fields that are only ever given immutable or concurrent collections: these may be handed out. */
final class SafeContents {
    private static final List<String> FACTORIES = List.of("of", "ofEntries", "copyOf", "build", "toList", "entry");
    private static final List<String> PREFIXES = List.of("unmodifiable", "immutable", "empty", "singleton");

    private final Map<VariableElement, List<Operand>> stored = new HashMap<>();
    private final Map<Integer, ExecutableElement> calls = new HashMap<>();
    private boolean isRead;
    private final Program program;

    SafeContents(Program program) {
        this.program = program;
    }

    boolean holdsOnlySafeObjects(VariableElement field) {
        read();
        List<Operand> values = stored.getOrDefault(field, List.of());
        return !values.isEmpty() && values.stream().allMatch(this::isSafe);
    }

    private void read() {
        if (!isRead) {
            isRead = true;
            program.allBodies().flatMap(Body::steps).forEach(this::read);
        }
    }

    private void read(Step step) {
        if (step instanceof Step.Store store) {
            stored.computeIfAbsent(store.field(), f -> new ArrayList<>()).add(store.value());
        } else if (step instanceof Step.Call call) {
            calls.put(call.site(), call.method());
        }
    }

    /** Whether the object that the operand denotes is an immutable or concurrent one. */
    boolean isSafe(Operand operand) {
        read(); // tells what calls gave
        if (operand instanceof Operand.Known known) {
            return known.value().equals(Value.Constant.NULL)
                    || (known.value() instanceof Value.Created created
                            && created.type().getQualifiedName().toString().startsWith("java.util.concurrent."));
        }
        ExecutableElement method = operand instanceof Operand.Result result ? calls.get(result.site()) : null;
        method = operand instanceof Operand.Getter getter ? getter.method() : method;
        return method != null && isFactory(method);
    }

    private static boolean isFactory(ExecutableElement method) {
        String name = method.getSimpleName().toString();
        String type = DeclaringType.of(method).getQualifiedName().toString();
        boolean isOfCollections =
                type.startsWith("java.util.") || type.startsWith("com.google.common.collect.Immutable");
        return isOfCollections && (FACTORIES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith));
    }
}
