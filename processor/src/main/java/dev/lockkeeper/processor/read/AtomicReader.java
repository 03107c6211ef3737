package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.AtomicFieldModel;
import dev.lockkeeper.processor.model.AtomicFieldModel.Form;
import dev.lockkeeper.processor.model.FieldModel;
import dev.lockkeeper.processor.model.RecordModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;

/** Reads {@code @Atomic} fields and the operations that they give rise to. */
final class AtomicReader {
    private final Compilation compilation;
    private final Hierarchy hierarchy;
    private final TypeReader types;
    private final FieldReader fields;
    private final RecordReader records;
    private final List<AtomicFieldModel> found = new ArrayList<>();
    private final List<Candidate> candidates = new ArrayList<>();

    AtomicReader(Compilation compilation, Hierarchy hierarchy, TypeReader types, FieldReader fields) {
        this.compilation = compilation;
        this.hierarchy = hierarchy;
        this.types = types;
        this.fields = fields;
        this.records = new RecordReader(compilation, types, hierarchy.domain());
    }

    List<AtomicFieldModel> found() {
        return found;
    }

    List<Candidate> candidates() {
        return candidates;
    }

    void read(VariableElement field) {
        MemberAnnotation.find(field, "Atomic", compilation.elements()).ifPresent(annotation -> read(field, annotation));
    }

    private void read(VariableElement element, MemberAnnotation annotation) {
        TypeMirror type = hierarchy.typeOf(element);
        FieldModel field = fields.read(element, type, true);
        Form form = form(field, type, annotation.flag("striped"));
        TypeMirror valueType = form == Form.ARRAY ? ((ArrayType) type).getComponentType() : type;
        Optional<RecordModel> record = form == Form.SCALAR ? records.find(type) : Optional.empty();
        AtomicFieldModel atomic = new AtomicFieldModel(
                field,
                form,
                types.read(valueType),
                record,
                MemberAnnotation.find(element, "GuardedBy", compilation.elements())
                        .isPresent(),
                annotation.origin());
        found.add(atomic);
        if (atomic.isGuarded()) {
            return; // reported; the operations are those of the guarded field
        }
        candidates.addAll(new AtomicCandidates(atomic, slots(valueType)).list());
        record.ifPresent(read -> read.components()
                .forEach(component -> candidates.addAll(
                        new ComponentCandidates(atomic, read, component, slots(records.typeOf(type, component.name())))
                                .list())));
    }

    /** An array that is not final is a reference like any other, though hardly meant as one. */
    private static Form form(FieldModel field, TypeMirror type, boolean isStriped) {
        if (isStriped) {
            return Form.STRIPED;
        }
        return type instanceof ArrayType && field.isFinal() ? Form.ARRAY : Form.SCALAR;
    }

    private Slots slots(TypeMirror type) {
        return new Slots(compilation, types, type);
    }
}
