package dev.lockkeeper.processor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeKind;

/** A use of a type, with its arguments and type annotations, independent of the compiler's round. */
public sealed interface TypeModel {
    /** The type annotations of this use. */
    List<AnnotationModel> annotations();

    /** The same type without annotations of its own. */
    default TypeModel unannotated() {
        return this instanceof Primitive primitive ? new Primitive(primitive.kind(), List.of()) : this;
    }

    /** Whether this is one of the eight primitive types. */
    default boolean isPrimitive() {
        return this instanceof Primitive primitive && primitive.kind() != TypeKind.VOID;
    }

    /** Whether this is {@code void}. */
    default boolean isVoid() {
        return isKind(TypeKind.VOID);
    }

    /** Whether this is the primitive type, or {@code void}, of this kind. */
    default boolean isKind(TypeKind kind) {
        return this instanceof Primitive primitive && primitive.kind() == kind;
    }

    /** A primitive type, or {@code void}. */
    record Primitive(TypeKind kind, List<AnnotationModel> annotations) implements TypeModel {}

    /** A class or interface: {@code java.util.Map<K, V>.Entry} has two segments. */
    record Declared(String packageName, List<Segment> segments, List<AnnotationModel> annotations)
            implements TypeModel {

        /** A type without arguments. */
        public static Declared of(String packageName, String... simpleNames) {
            List<Segment> segments = new ArrayList<>();
            for (String name : simpleNames) {
                segments.add(new Segment(name, List.of()));
            }
            return new Declared(packageName, List.copyOf(segments), List.of());
        }

        /** The same type with these arguments. */
        public Declared withArguments(TypeModel... arguments) {
            List<Segment> changed = new ArrayList<>(segments);
            changed.set(changed.size() - 1, new Segment(simpleName(), List.of(arguments)));
            return new Declared(packageName, List.copyOf(changed), annotations);
        }

        /** The innermost name. */
        public String simpleName() {
            return segments.get(segments.size() - 1).name();
        }

        /** The names from the outermost class to this one. */
        public List<String> simpleNames() {
            return segments.stream().map(Segment::name).toList();
        }

        /** The name that source code knows the class by. */
        public String qualifiedName() {
            String names = String.join(".", simpleNames());
            return packageName.isEmpty() ? names : packageName + "." + names;
        }
    }

    /** One name of a nested type, and the type arguments that stand behind it. */
    record Segment(String name, List<TypeModel> arguments) {}

    /** An array. */
    record Array(TypeModel component, List<AnnotationModel> annotations) implements TypeModel {}

    /** A type variable in scope. */
    record Variable(String name, List<AnnotationModel> annotations) implements TypeModel {}

    /** A wildcard with one bound at most. */
    record Wildcard(Optional<TypeModel> upper, Optional<TypeModel> lower, List<AnnotationModel> annotations)
            implements TypeModel {

        /** {@code ? extends bound}. */
        public static Wildcard extending(TypeModel bound) {
            return new Wildcard(Optional.of(bound), Optional.empty(), List.of());
        }

        /** {@code ? super bound}. */
        public static Wildcard superOf(TypeModel bound) {
            return new Wildcard(Optional.empty(), Optional.of(bound), List.of());
        }
    }
}
