package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.MethodSpec;
import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.OperationModel;
import dev.lockkeeper.processor.model.WorkerModel;

/** Writes the operations that hand work to pools, and those that tell about it. */
final class WorkerGenerator {
    private final WorkerFields fields;

    WorkerGenerator(WorkerFields fields) {
        this.fields = fields;
    }

    MethodSpec submission(OperationModel.Submission operation) {
        WorkerModel worker = operation.worker();
        MethodModel method = operation.method();
        return Signatures.start(method)
                .addJavadoc(Javadoc.of("Runs {@code " + worker.method().name() + "} on its pool. " + overflow(worker)
                        + " What the caller did before happens-before the task."))
                .addStatement(
                        "$Lthis.$N.submit($L)",
                        method.returnType().isVoid() ? "" : "return ",
                        field(worker),
                        WorkerCall.task(worker, Locals.of(method), Signatures.arguments(method.parameters())))
                .build();
    }

    MethodSpec pipe(OperationModel.Pipe operation) {
        WorkerModel worker = operation.worker();
        MethodModel method = operation.method();
        return Signatures.start(method)
                .addJavadoc(
                        Javadoc.of(
                                "Runs {@code " + worker.method().name()
                                        + "} on its pool for everything that is received, and sends the results in the same order."
                                        + " Closes the output behind the last result; or with the failure, if the work on something fails."))
                .addStatement(
                        "return this.$N.pipe($N, $L)",
                        field(worker),
                        method.parameterName(0),
                        WorkerCall.ofItem(worker, Locals.of(method)))
                .build();
    }

    MethodSpec statistics(OperationModel.Statistics operation) {
        WorkerModel worker = operation.worker();
        return Signatures.start(operation.method())
                .addJavadoc(Javadoc.of("Tells what became of the tasks of {@code "
                        + worker.method().name() + "}."))
                .addStatement("return this.$N.stats()", field(worker))
                .build();
    }

    private String overflow(WorkerModel worker) {
        return switch (fields.pool(worker).overflow()) {
            case "REJECT" -> "Throws {@code RejectedExecutionException} while the queue is full.";
            case "CALLER_RUNS" -> "Runs it in the calling thread while the queue is full.";
            case "DISCARD_OLDEST" -> "While the queue is full, the task that waits longest makes room.";
            default -> "Waits while the queue is full.";
        };
    }

    private String field(WorkerModel worker) {
        return fields.workerName(worker.method().name());
    }
}
