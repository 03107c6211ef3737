package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.lockkeeper.processor.model.PoolModel;
import dev.lockkeeper.processor.model.RateModel;
import dev.lockkeeper.processor.model.WorkerModel;
import java.util.ArrayList;
import java.util.List;

/** Writes how a worker and its pool are set up; what has its default is left out. */
final class PoolCode {
    private static final ClassName WORKER_SPEC = ClassName.get("dev.lockkeeper.runtime", "WorkerSpec");
    private static final ClassName OVERFLOW = ClassName.get("dev.lockkeeper", "Overflow");
    private static final ClassName THREADS = ClassName.get("dev.lockkeeper", "Threads");

    private PoolCode() {}

    /**
     * The specification of a worker.
     *
     * @param name names it in messages and threads
     * @param pool how its pool is set up, if need be by another worker
     */
    static CodeBlock specification(String name, WorkerModel worker, PoolModel pool) {
        List<CodeBlock> calls = new ArrayList<>();
        calls.add(CodeBlock.of("$T.builder($S)", WORKER_SPEC, name));
        addIf(calls, !pool.name().isEmpty(), ".pool($S)", pool.name());
        addSize(calls, pool);
        addIf(calls, pool.queue() != 100, ".queue($L)", pool.queue());
        addIf(calls, !pool.overflow().equals("BLOCK"), ".overflow($T.$L)", OVERFLOW, pool.overflow());
        RateModel.find(pool.rate())
                .ifPresent(
                        rate -> calls.add(CodeBlock.of(".rate($L, $L)", rate.permits(), DurationCode.of(rate.per()))));
        if (!worker.timeout().isEmpty()) {
            calls.add(CodeBlock.of(".timeout($L)", DurationCode.of(worker.timeout())));
        }
        addIf(calls, !pool.threads().equals("AUTO"), ".threads($T.$L)", THREADS, pool.threads());
        calls.add(CodeBlock.of(".build()"));
        return CodeBlock.of("$L\n$>$>$L$<$<", calls.get(0), CodeBlock.join(calls.subList(1, calls.size()), "\n"));
    }

    private static void addSize(List<CodeBlock> calls, PoolModel pool) {
        addIf(calls, pool.workers() > 0, ".workers($L)", pool.workers());
        if (pool.maximum() > 0) {
            calls.add(CodeBlock.of(".max($L)", pool.maximum()));
            addIf(calls, !pool.idle().equals("1s"), ".idle($L)", DurationCode.of(pool.idle()));
        }
    }

    private static void addIf(List<CodeBlock> calls, boolean isWanted, String format, Object... arguments) {
        if (isWanted) {
            calls.add(CodeBlock.of(format, arguments));
        }
    }
}
