package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.StandardTypes;
import dev.lockkeeper.processor.model.TypeModel;
import dev.lockkeeper.processor.model.WorkerModel;
import java.util.List;

/** Writes how failures of workers leave a method that waits: what it declares is thrown as it is, anything else wrapped. */
final class Failures {
    private static final ClassName FAILED = ClassName.get("dev.lockkeeper.runtime", "WorkerFailedException");

    private Failures() {}

    /** The name of a wait of the runtime, which throws {@code InterruptedException} only where the method declares it. */
    static String name(String wait, MethodModel method) {
        return method.thrown().contains(StandardTypes.INTERRUPTED_EXCEPTION) ? wait + "Interruptibly" : wait;
    }

    /**
     * Lets a statement throw what the method declares.
     *
     * @param awaited the workers that the statement waits for
     */
    static CodeBlock unwrapping(
            CodeBlock statement, MethodModel method, List<WorkerModel> awaited, NameAllocator names) {
        List<TypeName> declared = method.thrown().stream()
                .filter(type -> type instanceof TypeModel.Declared) // a type variable has no class to ask for
                .filter(type -> !type.equals(StandardTypes.INTERRUPTED_EXCEPTION) || isThrown(type, awaited))
                .map(TypeNames::of)
                .toList();
        if (declared.isEmpty()) {
            return statement;
        }
        String failed = names.newName("failed");
        CodeBlock.Builder code = CodeBlock.builder()
                .beginControlFlow("try")
                .add(statement)
                .nextControlFlow("catch ($T $N)", FAILED, failed);
        declared.forEach(type -> code.addStatement("$N.throwCauseIf($T.class)", failed, type));
        return code.addStatement("throw $N", failed).endControlFlow().build();
    }

    /** Mostly it is declared for the wait itself. */
    private static boolean isThrown(TypeModel exception, List<WorkerModel> workers) {
        return workers.stream().anyMatch(worker -> worker.method().thrown().contains(exception));
    }
}
