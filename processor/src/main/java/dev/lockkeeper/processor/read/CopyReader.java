package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.CopyModel;
import dev.lockkeeper.processor.model.TypeModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Finds out whether a type is a collection, and of what. */
final class CopyReader {
    private final Compilation compilation;
    private final TypeReader types;

    CopyReader(Compilation compilation, TypeReader types) {
        this.compilation = compilation;
        this.types = types;
    }

    Optional<CopyModel> find(TypeMirror type) {
        if (type.getKind() != TypeKind.DECLARED && type.getKind() != TypeKind.TYPEVAR) {
            return Optional.empty();
        }
        return Stream.of(CopyModel.Kind.values())
                .flatMap(kind -> find(type, kind).stream())
                .findFirst();
    }

    private Optional<CopyModel> find(TypeMirror type, CopyModel.Kind kind) {
        return findSupertype(type, "java.util." + kind.interfaceName())
                .map(found -> view(kind, found.getTypeArguments()));
    }

    /** A collection of unknown elements is copied as one: the copy is for reading. */
    private CopyModel view(CopyModel.Kind kind, List<? extends TypeMirror> arguments) {
        TypeModel.Declared plain = TypeModel.Declared.of("java.util", kind.interfaceName());
        if (!arguments.isEmpty()) {
            return new CopyModel(
                    kind, plain.withArguments(types.readAll(arguments).toArray(TypeModel[]::new)), false);
        }
        TypeModel any = new TypeModel.Wildcard(Optional.empty(), Optional.empty(), List.of());
        TypeModel.Declared view = kind == CopyModel.Kind.MAP ? plain.withArguments(any, any) : plain.withArguments(any);
        return new CopyModel(kind, view, true);
    }

    /** The parameterization of an interface that a type has among its supertypes. */
    private Optional<DeclaredType> findSupertype(TypeMirror type, String qualifiedName) {
        Types services = compilation.types();
        TypeElement element = compilation.findElement(type).orElse(null);
        if (element != null && element.getQualifiedName().contentEquals(qualifiedName)) {
            return Optional.of((DeclaredType) type);
        }
        return services.directSupertypes(type).stream()
                .flatMap(supertype -> findSupertype(supertype, qualifiedName).stream())
                .findFirst();
    }
}
