package dev.lockkeeper.processor.model;

import java.util.List;

/** An annotation that the generated class repeats, with the members that were given. */
public record AnnotationModel(TypeModel.Declared type, List<Member> members) {

    /** An annotation without members. */
    public static AnnotationModel marker(String packageName, String simpleName) {
        return new AnnotationModel(TypeModel.Declared.of(packageName, simpleName), List.of());
    }

    /** A member and its value. */
    public record Member(String name, Value value) {}

    /** The value of an annotation's member. */
    public sealed interface Value {}

    /** A primitive or a string, boxed. */
    public record Constant(Object value) implements Value {}

    /** A constant of an enum. */
    public record EnumConstant(TypeModel.Declared type, String name) implements Value {}

    /** A class literal. */
    public record ClassLiteral(TypeModel type) implements Value {}

    /** An annotation within the annotation. */
    public record Nested(AnnotationModel annotation) implements Value {}

    /** An array of values. */
    public record Values(List<Value> values) implements Value {}
}
