package dev.lockkeeper.processor.generate;

import static dev.lockkeeper.processor.generate.FieldAccess.THIS;

import com.palantir.javapoet.CodeBlock;
import dev.lockkeeper.processor.model.FieldModel;
import dev.lockkeeper.processor.model.TypeModel;

/** An element of a final array as the place of atomic operations. */
record ElementCell(FieldAccess fields, FieldModel array, TypeModel type, String index) implements AtomicCell {
    @Override
    public CodeBlock read() {
        return CodeBlock.of("($T) $L", typeName(), call("getVolatile", CodeBlock.of("")));
    }

    @Override
    public CodeBlock write(CodeBlock value) {
        return call("setVolatile", value);
    }

    @Override
    public CodeBlock call(String access, CodeBlock arguments) {
        return CodeBlock.of(
                "$N.$L($L, $N$L$L)",
                fields.handles().elementsOf(array),
                access,
                fields.read(array, THIS),
                index,
                arguments.isEmpty() ? "" : ", ",
                arguments);
    }

    @Override
    public boolean isReadUnchecked() {
        return isCallUnchecked();
    }

    @Override
    public boolean isCallUnchecked() {
        return FieldAccess.isUnchecked(array) || Warnings.isUncheckedCast(type);
    }
}
