package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.AnnotationModel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;
import org.jspecify.annotations.Nullable;

/** Reads annotations that the generated class repeats. */
final class AnnotationReader extends SimpleAnnotationValueVisitor14<AnnotationModel.Value, @Nullable Void> {
    private final TypeReader types;

    AnnotationReader(TypeReader types) {
        this.types = types;
    }

    /** Those that the generated class can repeat: it may not be able to name a type in an annotation. */
    List<AnnotationModel> readAll(List<? extends AnnotationMirror> mirrors) {
        return mirrors.stream()
                .map(this::read)
                .filter(annotation -> isNameable(new AnnotationModel.Nested(annotation)))
                .toList();
    }

    private boolean isNameable(AnnotationModel.Value value) {
        if (value instanceof AnnotationModel.Nested nested) {
            return types.isNameable(nested.annotation().type())
                    && nested.annotation().members().stream().allMatch(member -> isNameable(member.value()));
        }
        if (value instanceof AnnotationModel.Values values) {
            return values.values().stream().allMatch(this::isNameable);
        }
        if (value instanceof AnnotationModel.ClassLiteral literal) {
            return types.isNameable(literal.type());
        }
        return !(value instanceof AnnotationModel.EnumConstant constant) || types.isNameable(constant.type());
    }

    /** Members that were left out stay left out. */
    AnnotationModel read(AnnotationMirror mirror) {
        List<AnnotationModel.Member> members = new ArrayList<>();
        mirror.getElementValues()
                .forEach((member, value) -> members.add(
                        new AnnotationModel.Member(member.getSimpleName().toString(), visit(value))));
        TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
        return new AnnotationModel(types.readClass(type), List.copyOf(members));
    }

    @Override
    protected AnnotationModel.Value defaultAction(Object constant, @Nullable Void none) {
        return new AnnotationModel.Constant(constant);
    }

    @Override
    public AnnotationModel.Value visitType(TypeMirror type, @Nullable Void none) {
        return new AnnotationModel.ClassLiteral(types.erased(type));
    }

    @Override
    public AnnotationModel.Value visitEnumConstant(VariableElement constant, @Nullable Void none) {
        TypeElement type = Compilation.ownerOf(constant);
        return new AnnotationModel.EnumConstant(
                types.readClass(type), constant.getSimpleName().toString());
    }

    @Override
    public AnnotationModel.Value visitAnnotation(AnnotationMirror annotation, @Nullable Void none) {
        return new AnnotationModel.Nested(read(annotation));
    }

    @Override
    public AnnotationModel.Value visitArray(List<? extends AnnotationValue> values, @Nullable Void none) {
        return new AnnotationModel.Values(values.stream().map(this::visit).toList());
    }
}
