package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import dev.lockkeeper.processor.model.WorkerModel;

/** Writes the call of a worker's method as a function: of the context, where the worker takes one, and of what the caller adds. */
final class WorkerCall {
    private WorkerCall() {}

    /** A function of nothing but the context. */
    static CodeBlock task(WorkerModel worker, NameAllocator names, String arguments) {
        String context = contextName(worker, names);
        CodeBlock parameters = context.isEmpty() ? CodeBlock.of("()") : CodeBlock.of("$L", context);
        return function(worker, parameters, call(worker, context, arguments));
    }

    /** A function of one item. */
    static CodeBlock ofItem(WorkerModel worker, NameAllocator names) {
        String context = contextName(worker, names);
        String item = names.newName("item");
        CodeBlock parameters = context.isEmpty() ? CodeBlock.of("$L", item) : CodeBlock.of("($L, $L)", context, item);
        return function(worker, parameters, call(worker, context, item));
    }

    /** A block undoes the indent of the continued statement that it stands in. */
    private static CodeBlock function(WorkerModel worker, CodeBlock parameters, CodeBlock call) {
        return worker.method().returnType().isVoid()
                ? CodeBlock.of("$L -> {\n$<$L;\nreturn null;\n$<}$>$>", parameters, call)
                : CodeBlock.of("$L -> $L", parameters, call);
    }

    private static String contextName(WorkerModel worker, NameAllocator names) {
        return worker.takesContext() ? names.newName("context") : "";
    }

    private static CodeBlock call(WorkerModel worker, String context, String arguments) {
        String separator = context.isEmpty() || arguments.isEmpty() ? "" : ", ";
        return CodeBlock.of("this.$N($L$L$L)", worker.method().name(), context, separator, arguments);
    }
}
