package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.FieldModel;
import dev.lockkeeper.processor.model.GuardModel;
import dev.lockkeeper.processor.model.GuardedFieldModel;
import dev.lockkeeper.processor.model.GuardedMethodModel;
import dev.lockkeeper.processor.model.Origin;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** Reads {@code @GuardedBy} members and the operations that they give rise to. */
final class GuardedReader {
    private final Compilation compilation;
    private final Hierarchy hierarchy;
    private final TypeReader types;
    private final FieldReader fields;
    private final MethodReader methods;
    private final GuardReader guards;
    private final ImmutableTypes immutableTypes;
    private final CopyReader copies;
    private final List<GuardedFieldModel> foundFields = new ArrayList<>();
    private final List<GuardedMethodModel> foundMethods = new ArrayList<>();
    private final List<Candidate> candidates = new ArrayList<>();

    GuardedReader(
            Compilation compilation,
            Hierarchy hierarchy,
            TypeReader types,
            FieldReader fields,
            MethodReader methods,
            GuardReader guards) {
        this.compilation = compilation;
        this.hierarchy = hierarchy;
        this.types = types;
        this.fields = fields;
        this.methods = methods;
        this.guards = guards;
        this.immutableTypes = new ImmutableTypes(compilation);
        this.copies = new CopyReader(compilation, types);
    }

    List<GuardedFieldModel> foundFields() {
        return foundFields;
    }

    List<GuardedMethodModel> foundMethods() {
        return foundMethods;
    }

    List<Candidate> candidates() {
        return candidates;
    }

    /** Reads a field, if it is guarded. */
    void read(VariableElement field) {
        guards.find(field).ifPresent(guard -> read(field, guard));
    }

    /** Reads a method that a subclass can override, and that gets an accessor if it is guarded. */
    void read(ExecutableElement method) {
        guards.find(method).ifPresent(guard -> {
            GuardedMethodModel guarded = new GuardedMethodModel(methods.read(method), guard);
            foundMethods.add(guarded);
            candidates.addAll(BoundedCandidates.list(guarded, method, hierarchy.signature(method), types));
        });
    }

    private void read(VariableElement element, GuardModel guard) {
        TypeMirror type = hierarchy.typeOf(element);
        FieldModel field = fields.read(element, type, true);
        GuardedFieldModel guarded = new GuardedFieldModel(
                field, guard, immutableTypes.isImmutable(type), copies.find(type), Origin.of(element));
        foundFields.add(guarded);
        Slots slots = new Slots(compilation, types, type);
        candidates.addAll(new GuardedCandidates(compilation, types, guarded, slots, hierarchy.typeVariables()).list());
    }
}
