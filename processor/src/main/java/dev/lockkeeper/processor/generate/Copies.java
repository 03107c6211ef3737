package dev.lockkeeper.processor.generate;

import static dev.lockkeeper.processor.generate.FieldAccess.THIS;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.lockkeeper.processor.model.CopyModel;
import dev.lockkeeper.processor.model.GuardedFieldModel;
import java.util.Collections;

/** Writes immutable copies of collections. Unlike {@code List.copyOf} and its like they keep null elements and the order. */
final class Copies {
    private Copies() {}

    static CodeBlock of(GuardedFieldModel guarded, FieldAccess fields) {
        CopyModel copy = guarded.copy().orElseThrow();
        CodeBlock value = fields.read(guarded.field(), THIS);
        if (copy.isRaw()) {
            CodeBlock untyped =
                    guarded.field().isDirect() ? value : fields.call(guarded.field(), THIS, "get", CodeBlock.of(""));
            value = CodeBlock.of("($T) $L", TypeNames.of(copy.view()), untyped);
        }
        return CodeBlock.of(
                "$T.unmodifiable$L(new $T<>($L))",
                Collections.class,
                copy.kind().interfaceName(),
                ClassName.get("java.util", copy.kind().className()),
                value);
    }
}
