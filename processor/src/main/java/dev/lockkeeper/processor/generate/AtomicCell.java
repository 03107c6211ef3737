package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.lockkeeper.processor.model.TypeModel;

/** The place that an atomic operation acts on. */
interface AtomicCell {
    /** The type of the value. */
    TypeModel type();

    /** An expression for the value: a volatile read. */
    CodeBlock read();

    /** A volatile write, as an expression. */
    CodeBlock write(CodeBlock value);

    /** A call on the {@code VarHandle} of the place, with the arguments that follow its coordinates. */
    CodeBlock call(String access, CodeBlock arguments);

    /** Whether {@link #read} takes a cast that cannot be checked. */
    boolean isReadUnchecked();

    /** Whether {@link #call} does, where its result is used. */
    boolean isCallUnchecked();

    /** The type of the value, for declarations and casts. */
    default TypeName typeName() {
        return TypeNames.of(type());
    }
}
