package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import dev.lockkeeper.processor.model.AwaitForm;
import dev.lockkeeper.processor.model.AwaitModel;
import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.ParameterModel;
import dev.lockkeeper.processor.model.StandardTypes;
import dev.lockkeeper.processor.model.TypeModel;
import dev.lockkeeper.processor.model.WorkerModel;
import java.util.List;

/** Writes methods that hand every item of a collection to a worker and collect the results. */
final class FanOutGenerator {
    private final WorkerFields fields;

    FanOutGenerator(WorkerFields fields) {
        this.fields = fields;
    }

    MethodSpec fanOut(AwaitModel await, AwaitForm.FanOut form) {
        MethodModel method = await.method();
        WorkerModel worker = fields.workers(List.of(form.worker())).get(0);
        NameAllocator names = Locals.of(method);
        CodeBlock call = CodeBlock.builder()
                .addStatement(
                        "$Lthis.$N.fanOut($T.$L)$L$L$L.$L($L, $L)$L",
                        form.fanIn() == AwaitForm.FanIn.NOTHING ? "" : "return ",
                        fields.workerName(form.worker()),
                        AwaitGenerator.ON_FAILURE,
                        await.onFailure(),
                        context(method, form),
                        limit(await),
                        worker.method().returnType().isVoid() ? "" : "\n",
                        collect(method, worker, form),
                        items(method, form),
                        WorkerCall.ofItem(worker, names),
                        form.fanIn() == AwaitForm.FanIn.STREAM ? ".stream()" : "")
                .build();
        return Signatures.start(method)
                .addJavadoc(Javadoc.of(text(form)))
                .addCode(Failures.unwrapping(call, method, List.of(worker), names))
                .build();
    }

    private static String text(AwaitForm.FanOut form) {
        return "Runs {@code " + form.worker() + "} on its pool for every item, and "
                + (form.fanIn() == AwaitForm.FanIn.NOTHING
                        ? "waits for the end of all."
                        : "returns the results in the order of the items.");
    }

    private static CodeBlock context(MethodModel method, AwaitForm.FanOut form) {
        return form.isContextGiven() ? CodeBlock.of(".under($N)", method.parameterName(0)) : CodeBlock.of("");
    }

    private static CodeBlock limit(AwaitModel await) {
        return await.timeout().isEmpty()
                ? CodeBlock.of("")
                : CodeBlock.of(".within($L)", DurationCode.of(await.timeout()));
    }

    private static CodeBlock collect(MethodModel method, WorkerModel worker, AwaitForm.FanOut form) {
        String name = Failures.name("collect", method);
        return form.element()
                .map(element -> CodeBlock.of(
                        "<$T, $T>$L",
                        TypeNames.of(worker.arguments().get(0).type()).box(),
                        TypeNames.of(element),
                        name))
                .orElseGet(() -> CodeBlock.of("$L", name));
    }

    private static CodeBlock items(MethodModel method, AwaitForm.FanOut form) {
        ParameterModel items = method.parameters().get(form.isContextGiven() ? 1 : 0);
        if (!form.isStreamGiven()) {
            return CodeBlock.of("$N", items.name());
        }
        List<TypeModel.Segment> segments = ((TypeModel.Declared) items.type()).segments();
        return segments.get(0).arguments().get(0) instanceof TypeModel.Wildcard wildcard
                ? CodeBlock.of(
                        "$N.<$T>map(each -> each)::iterator", // no iterator of a wildcard's type is one of its bound
                        items.name(),
                        TypeNames.of(wildcard.upper().orElse(StandardTypes.OBJECT)))
                : CodeBlock.of("$N::iterator", items.name());
    }
}
