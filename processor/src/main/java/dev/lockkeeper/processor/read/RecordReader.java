package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.RecordModel;
import dev.lockkeeper.processor.model.TypeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads records whose components have operations of their own. */
final class RecordReader {
    private static final Map<String, String> ADD_METHODS =
            Map.of("java.time.Duration", "plus", "java.math.BigInteger", "add", "java.math.BigDecimal", "add");

    private final Compilation compilation;
    private final TypeReader types;
    private final TypeElement domain;

    RecordReader(Compilation compilation, TypeReader types, TypeElement domain) {
        this.compilation = compilation;
        this.types = types;
        this.domain = domain;
    }

    /** The record that a type is, if the generated class can make new ones of it. */
    Optional<RecordModel> find(TypeMirror type) {
        return compilation
                .findElement(type)
                .filter(element -> element.getKind() == ElementKind.RECORD)
                .filter(element -> isConstructible(element) && !hasWildcard((DeclaredType) type))
                .map(element -> read((DeclaredType) type, element));
    }

    /** The type of a component, as a member of the record type. */
    TypeMirror typeOf(TypeMirror record, String component) {
        return compilation.findElement(record).orElseThrow().getRecordComponents().stream()
                .filter(candidate -> candidate.getSimpleName().contentEquals(component))
                .map(candidate -> typeOf((DeclaredType) record, candidate))
                .findFirst()
                .orElseThrow();
    }

    private RecordModel read(DeclaredType type, TypeElement element) {
        List<RecordModel.Component> components = new ArrayList<>();
        for (RecordComponentElement component : element.getRecordComponents()) {
            TypeModel componentType = types.read(typeOf(type, component));
            components.add(new RecordModel.Component(
                    component.getSimpleName().toString(), componentType, addMethod(componentType)));
        }
        return new RecordModel((TypeModel.Declared) types.read(type), List.copyOf(components));
    }

    private TypeMirror typeOf(DeclaredType record, RecordComponentElement component) {
        return ((ExecutableType) compilation.types().asMemberOf(record, component.getAccessor())).getReturnType();
    }

    private static String addMethod(TypeModel type) {
        return type instanceof TypeModel.Declared declared
                ? ADD_METHODS.getOrDefault(declared.qualifiedName(), "")
                : "";
    }

    /** The components of a record of anything have types that nobody can write. */
    private static boolean hasWildcard(DeclaredType type) {
        return type.getTypeArguments().stream().anyMatch(argument -> argument.getKind() == TypeKind.WILDCARD);
    }

    /** The canonical constructor is as visible as the record, at least. */
    private boolean isConstructible(TypeElement element) {
        return Compilation.withEnclosing(element).stream()
                .allMatch(type -> Compilation.isPublic(type)
                        || (!Compilation.isPrivate(type) && compilation.isSamePackage(type, domain)));
    }
}
