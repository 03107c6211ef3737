package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.Value;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Tells fields that are only ever given immutable or concurrent collections: these may be handed out. */
final class SafeContents {
    private static final List<String> FACTORIES =
            List.of("of", "ofEntries", "copyOf", "build", "toList", "entry", "newKeySet");
    private static final List<String> PREFIXES =
            List.of("unmodifiable", "immutable", "empty", "singleton", "synchronized");

    private final Origins origins;

    SafeContents(Origins origins) {
        this.origins = origins;
    }

    boolean holdsOnlySafeObjects(VariableElement field) {
        return origins.isOf(field, this::isSafe);
    }

    /** Whether the object that the operand denotes is an immutable or concurrent one. */
    boolean isSafe(Operand operand) {
        return origins.isOf(operand, this::isSafe);
    }

    private boolean isSafe(Operand operand, Step.@Nullable Call call) {
        if (operand instanceof Operand.Known known) {
            return known.value() instanceof Value.Created created
                    && created.type().getQualifiedName().toString().startsWith("java.util.concurrent.");
        }
        return call != null && (isFactory(call.method()) || isCollecting(call));
    }

    private static boolean isFactory(ExecutableElement method) {
        String name = method.getSimpleName().toString();
        String type = DeclaringType.of(method).getQualifiedName().toString();
        boolean isOfCollections =
                type.startsWith("java.util.") || type.startsWith("com.google.common.collect.Immutable");
        return isOfCollections && (FACTORIES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith));
    }

    /** {@code stream.collect(toUnmodifiableList())} */
    private boolean isCollecting(Step.Call call) {
        return call.method().getSimpleName().contentEquals("collect")
                && call.arguments().size() == 1
                && Routines.typeOf(call).getQualifiedName().toString().startsWith("java.util.stream.")
                && origins.isOf(call.arguments().get(0), SafeContents::isSafeCollector);
    }

    private static boolean isSafeCollector(Operand operand, Step.@Nullable Call call) {
        String name = call == null ? "" : call.method().getSimpleName().toString();
        return name.startsWith("toUnmodifiable") || name.startsWith("toImmutable");
    }
}
