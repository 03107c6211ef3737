package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.lockkeeper.processor.model.GuardedMethodModel;
import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.OperationModel;
import java.util.concurrent.TimeoutException;

/** Writes lock-guarded accessors: overrides that take the lock and call the method, and their bounded forms. */
final class AccessorGenerator {
    private final LockSection locks;

    AccessorGenerator(LockSection locks) {
        this.locks = locks;
    }

    /** Overrides a guarded method. */
    MethodSpec accessor(GuardedMethodModel guarded) {
        MethodModel method = guarded.method();
        return Signatures.start(method)
                .addJavadoc(Javadoc.of(
                        "Takes " + LockText.of(guarded.guard()) + ", and calls {@code super." + method.name() + "}."))
                .addCode(locks.around(
                        guarded.guard().resolved(),
                        guarded.guard().isRead(),
                        method.name(),
                        Locals.of(method),
                        superCall(method)))
                .build();
    }

    /** Writes the form with a timeout, which overrides nothing unless the domain class declares it. */
    MethodSpec bounded(OperationModel.Bounded operation) {
        GuardedMethodModel guarded = operation.guarded();
        MethodModel bounded = operation.method();
        boolean isVoid = guarded.method().returnType().isVoid();
        String timeout = bounded.parameterName(bounded.parameters().size() - 1);
        CodeBlock.Builder body = CodeBlock.builder().add(superCall(guarded.method(), bounded));
        if (isVoid) {
            body.addStatement("return true");
        }
        return Signatures.start(bounded)
                .addJavadoc(boundedText(guarded, timeout))
                .addCode(locks.aroundWithin(
                        guarded.guard().resolved(),
                        guarded.guard().isRead(),
                        Locals.of(bounded),
                        CodeBlock.of("$N", timeout),
                        isVoid ? statement("return false") : giveUp(guarded, timeout),
                        body.build()))
                .build();
    }

    /** Calls the overridden method with the parameters as they came. */
    static CodeBlock superCall(MethodModel method) {
        return superCall(method, method);
    }

    /** Calls a method with the first parameters of another one. */
    private static CodeBlock superCall(MethodModel method, MethodModel caller) {
        return statement(
                "$Lsuper.$N($L)",
                method.returnType().isVoid() ? "" : "return ",
                method.name(),
                Signatures.arguments(
                        caller.parameters().subList(0, method.parameters().size())));
    }

    private static CodeBlock giveUp(GuardedMethodModel guarded, String timeout) {
        return statement(
                "throw new $T($S + $N)",
                TimeoutException.class,
                guarded.method().name() + ": '" + guarded.guard().expression() + "' was not free within ",
                timeout);
    }

    private static CodeBlock boundedText(GuardedMethodModel guarded, String timeout) {
        String lock = LockText.of(guarded.guard());
        String call = "{@code super." + guarded.method().name() + "}";
        return guarded.method().returnType().isVoid()
                ? Javadoc.of("Waits for " + lock + " for {@code " + timeout + "} at most, and calls " + call
                        + ". Returns whether it did: if not, nothing is held.")
                : Javadoc.of("Waits for " + lock + " for {@code " + timeout + "} at most, and calls " + call + ".");
    }

    private static CodeBlock statement(String format, Object... arguments) {
        return CodeBlock.builder().addStatement(format, arguments).build();
    }
}
