package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import dev.lockkeeper.processor.model.AnnotationModel;
import dev.lockkeeper.processor.model.TypeModel;
import dev.lockkeeper.processor.model.TypeParameterModel;
import java.util.List;
import javax.lang.model.type.TypeKind;

/** The model's types in JavaPoet's terms. */
final class TypeNames {
    private TypeNames() {}

    static TypeName of(TypeModel type) {
        TypeName name = withoutAnnotations(type);
        return type.annotations().isEmpty() ? name : name.annotated(annotations(type.annotations()));
    }

    static TypeName[] of(List<TypeModel> types) {
        return types.stream().map(TypeNames::of).toArray(TypeName[]::new);
    }

    /** The class itself, as in a class literal. */
    static ClassName classOf(TypeModel.Declared type) {
        List<String> names = type.simpleNames();
        return ClassName.get(
                type.packageName(), names.get(0), names.subList(1, names.size()).toArray(String[]::new));
    }

    static TypeVariableName of(TypeParameterModel parameter) {
        return TypeVariableName.get(parameter.name(), of(parameter.bounds()))
                .annotated(annotations(parameter.annotations()));
    }

    static List<AnnotationSpec> annotations(List<AnnotationModel> annotations) {
        return annotations.stream().map(AnnotationSpecs::of).toList();
    }

    private static TypeName withoutAnnotations(TypeModel type) {
        if (type instanceof TypeModel.Primitive primitive) {
            return primitive(primitive.kind());
        }
        if (type instanceof TypeModel.Declared declared) {
            return declared(declared);
        }
        if (type instanceof TypeModel.Array array) {
            return ArrayTypeName.of(of(array.component()));
        }
        if (type instanceof TypeModel.Variable variable) {
            return TypeVariableName.get(variable.name());
        }
        return wildcard((TypeModel.Wildcard) type);
    }

    /** At most one bound is there; without any it is {@code Object}. */
    private static TypeName wildcard(TypeModel.Wildcard wildcard) {
        return wildcard.lower()
                .map(bound -> WildcardTypeName.supertypeOf(of(bound)))
                .orElseGet(() -> WildcardTypeName.subtypeOf(
                        wildcard.upper().map(TypeNames::of).orElse(ClassName.OBJECT)));
    }

    /** Names up to the first with arguments make the class; what follows is nested in the parameterized type. */
    private static TypeName declared(TypeModel.Declared type) {
        List<TypeModel.Segment> segments = type.segments();
        ClassName plain = ClassName.get(type.packageName(), segments.get(0).name());
        TypeName name = parameterized(plain, segments.get(0));
        for (TypeModel.Segment segment : segments.subList(1, segments.size())) {
            if (name instanceof ParameterizedTypeName outer) {
                name = outer.nestedClass(segment.name(), List.of(of(segment.arguments())));
            } else {
                plain = plain.nestedClass(segment.name());
                name = parameterized(plain, segment);
            }
        }
        return name;
    }

    private static TypeName parameterized(ClassName name, TypeModel.Segment segment) {
        return segment.arguments().isEmpty() ? name : ParameterizedTypeName.get(name, of(segment.arguments()));
    }

    private static TypeName primitive(TypeKind kind) {
        return switch (kind) {
            case BOOLEAN -> TypeName.BOOLEAN;
            case BYTE -> TypeName.BYTE;
            case SHORT -> TypeName.SHORT;
            case INT -> TypeName.INT;
            case LONG -> TypeName.LONG;
            case CHAR -> TypeName.CHAR;
            case FLOAT -> TypeName.FLOAT;
            case DOUBLE -> TypeName.DOUBLE;
            case VOID -> TypeName.VOID;
            default -> throw new IllegalArgumentException("no primitive type: " + kind);
        };
    }
}
