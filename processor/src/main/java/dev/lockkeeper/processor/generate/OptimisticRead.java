package dev.lockkeeper.processor.generate;

import static dev.lockkeeper.processor.generate.FieldAccess.THIS;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import dev.lockkeeper.processor.model.FieldModel;
import dev.lockkeeper.processor.model.LockModel;

/**
 * Writes the optimistic read of a primitive guarded by a {@link java.util.concurrent.locks.StampedLock}: the value counts only
 * if {@code validate} finds that no writer held the lock since the stamp was given. The access is opaque, so that a {@code long}
 * or {@code double} is read in one piece, and the read stays between the two calls, which are its fences.
 */
final class OptimisticRead {
    private final FieldAccess fields;
    private final LockExpression expressions;
    private final LockSection locks;

    OptimisticRead(FieldAccess fields, LockExpression expressions, LockSection locks) {
        this.fields = fields;
        this.expressions = expressions;
        this.locks = locks;
    }

    /**
     * The whole body of a getter.
     *
     * @param member the name of the getter
     */
    CodeBlock of(LockModel lock, FieldModel field, String member, NameAllocator names) {
        TypeName type = TypeNames.of(field.type());
        String local = names.newName("lock");
        String optimistic = names.newName("optimistic");
        String seen = names.newName("seen");
        String stamp = names.newName("stamp");
        return CodeBlock.builder()
                .add(expressions.declaration(lock, true, local))
                .addStatement("final long $N = $N.tryOptimisticRead()", optimistic, local)
                .beginControlFlow("if ($N != 0)", optimistic)
                .addStatement(
                        "final $T $N = ($T) $L",
                        type,
                        seen,
                        type,
                        fields.call(field, THIS, "getOpaque", CodeBlock.of("")))
                .beginControlFlow("if ($N.validate($N))", local, optimistic)
                .addStatement("return $N", seen)
                .endControlFlow()
                .endControlFlow()
                .addStatement("final long $N = $L", stamp, locks.acquisition(lock, local, "readLock", member))
                .beginControlFlow("try")
                .addStatement("return $L", fields.read(field, THIS))
                .nextControlFlow("finally")
                .addStatement("$N.unlockRead($N)", local, stamp)
                .endControlFlow()
                .build();
    }
}
