package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.AwaitForm;
import dev.lockkeeper.processor.model.AwaitModel;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads {@code @Await}, and what the shape of the method asks for. */
final class AwaitReader {
    private static final String DURATION = "java.time.Duration";

    private final Compilation compilation;
    private final Hierarchy hierarchy;
    private final MethodReader methods;
    private final GuardReader guards;
    private final FanOutReader fanOuts;

    AwaitReader(
            Compilation compilation, Hierarchy hierarchy, TypeReader types, MethodReader methods, GuardReader guards) {
        this.compilation = compilation;
        this.hierarchy = hierarchy;
        this.methods = methods;
        this.guards = guards;
        this.fanOuts = new FanOutReader(compilation, types);
    }

    List<AwaitModel> readAll(List<FoundWorker> workers) {
        return hierarchy.methods().stream()
                .map(method -> find(method, workers))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<AwaitModel> find(ExecutableElement method, List<FoundWorker> workers) {
        return MemberAnnotation.find(method, "Await", compilation.elements()).map(annotation -> {
            List<String> targets = annotation.strings("value");
            return new AwaitModel(
                    methods.read(method),
                    form(method, targets, workers),
                    method.getModifiers(),
                    targets,
                    annotation.string("timeout"),
                    annotation.constant("onFailure"),
                    guards.find(method),
                    compilation.isReachable(method, hierarchy.domain()),
                    annotation.origins());
        });
    }

    private AwaitForm form(ExecutableElement method, List<String> targets, List<FoundWorker> workers) {
        if (!Compilation.isAbstract(method)) {
            return new AwaitForm.BeforeBody();
        }
        ExecutableType signature = hierarchy.signature(method);
        List<? extends TypeMirror> parameters = signature.getParameterTypes();
        TypeKind result = signature.getReturnType().getKind();
        if (parameters.isEmpty() && result == TypeKind.VOID) {
            return new AwaitForm.Drain();
        }
        if (parameters.size() == 1 && result == TypeKind.BOOLEAN && isDuration(parameters.get(0))) {
            return new AwaitForm.BoundedDrain();
        }
        List<FoundWorker> awaited = workers.stream()
                .filter(worker -> targets.isEmpty() || targets.contains(worker.name()))
                .toList();
        return fanOuts.read(method.getSimpleName().toString(), signature, awaited);
    }

    private boolean isDuration(TypeMirror type) {
        return compilation.findElement(type).stream()
                .anyMatch(element -> element.getQualifiedName().contentEquals(DURATION));
    }
}
