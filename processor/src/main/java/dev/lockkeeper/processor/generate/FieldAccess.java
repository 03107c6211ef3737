package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.CodeBlock;
import dev.lockkeeper.processor.model.FieldModel;

/** Writes how generated code reads and writes a field: by name where it may, else through a {@code VarHandle}. */
final class FieldAccess {
    /** The domain object. */
    static final CodeBlock THIS = CodeBlock.of("this");

    private final HandleConstants handles;

    FieldAccess(HandleConstants handles) {
        this.handles = handles;
    }

    HandleConstants handles() {
        return handles;
    }

    /** An expression that reads the field of an object. */
    CodeBlock read(FieldModel field, CodeBlock object) {
        if (field.isDirect()) {
            return CodeBlock.of("$L.$N", qualifier(field, object), field.name());
        }
        return CodeBlock.of(
                "($T) $L",
                TypeNames.of(field.type()),
                call(field, object, field.isVolatile() ? "getVolatile" : "get", CodeBlock.of("")));
    }

    /** A statement's expression that writes the field of an object. */
    CodeBlock write(FieldModel field, CodeBlock object, CodeBlock value) {
        return field.isDirect()
                ? CodeBlock.of("$L.$N = $L", qualifier(field, object), field.name(), value)
                : call(field, object, field.isVolatile() ? "setVolatile" : "set", value);
    }

    /** A call on the field's {@code VarHandle}. */
    CodeBlock call(FieldModel field, CodeBlock object, String access, CodeBlock arguments) {
        CodeBlock.Builder all = CodeBlock.builder();
        if (!field.isStatic()) {
            all.add(object).add(arguments.isEmpty() ? "" : ", ");
        }
        return CodeBlock.of(
                "$N.$N($L)", handles.nameOf(field), access, all.add(arguments).build());
    }

    /** Whether reading the field takes an unchecked cast, from what a {@code VarHandle} knows to what the source says. */
    static boolean isUnchecked(FieldModel field) {
        return !field.isDirect() && Warnings.isUncheckedCast(field.type());
    }

    private static CodeBlock qualifier(FieldModel field, CodeBlock object) {
        return field.isStatic()
                ? CodeBlock.of("$T", TypeNames.classOf(field.owner().named()))
                : object;
    }
}
