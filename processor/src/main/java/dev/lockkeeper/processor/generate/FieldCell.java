package dev.lockkeeper.processor.generate;

import static dev.lockkeeper.processor.generate.FieldAccess.THIS;

import com.palantir.javapoet.CodeBlock;
import dev.lockkeeper.processor.model.FieldModel;
import dev.lockkeeper.processor.model.TypeModel;

/** A volatile field as the place of atomic operations. */
record FieldCell(FieldAccess fields, FieldModel field) implements AtomicCell {
    @Override
    public TypeModel type() {
        return field.type();
    }

    @Override
    public CodeBlock read() {
        return fields.read(field, THIS);
    }

    @Override
    public CodeBlock write(CodeBlock value) {
        return fields.write(field, THIS, value);
    }

    @Override
    public CodeBlock call(String access, CodeBlock arguments) {
        return fields.call(field, THIS, access, arguments);
    }

    @Override
    public boolean isReadUnchecked() {
        return FieldAccess.isUnchecked(field);
    }

    @Override
    public boolean isCallUnchecked() {
        return Warnings.isUncheckedCast(type());
    }
}
