package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.AwaitForm;
import dev.lockkeeper.processor.model.TypeModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;

/** Reads abstract {@code @Await} methods that take a collection: which worker they mean, and what goes in and comes out. */
final class FanOutReader {
    static final String CONTEXT = "dev.lockkeeper.runtime.Context";

    private static final String ITERABLE = "java.lang.Iterable";
    private static final String STREAM = "java.util.stream.Stream";
    private static final Set<String> LISTS = Set.of("java.util.List", "java.util.Collection", ITERABLE);
    private static final String SHAPES =
            "declare 'void drain()', 'boolean drain(Duration)' or, to work on a collection,"
                    + " 'List<R> renderAll(Collection<P>)'; or give the method a body";

    private final Compilation compilation;
    private final TypeReader types;

    FanOutReader(Compilation compilation, TypeReader types) {
        this.compilation = compilation;
        this.types = types;
    }

    /**
     * Reads one method.
     *
     * @param name the method's
     * @param awaited the workers that its annotation speaks of
     */
    AwaitForm read(String name, ExecutableType signature, List<FoundWorker> awaited) {
        List<? extends TypeMirror> parameters = signature.getParameterTypes();
        boolean isContextGiven = parameters.size() == 2 && isNamed(parameters.get(0), CONTEXT);
        if (!signature.getTypeVariables().isEmpty() || parameters.size() != (isContextGiven ? 2 : 1)) {
            return unsupportedShape();
        }
        TypeMirror items = parameters.get(parameters.size() - 1);
        Optional<TypeMirror> item = findItem(items);
        Optional<Results> results = findResults(signature.getReturnType());
        if (item.isEmpty() || results.isEmpty()) {
            return unsupportedShape();
        }
        List<FoundWorker> fitting = awaited.stream()
                .filter(worker -> fits(worker, item.get(), results.get()))
                .toList();
        return choose(name, fitting)
                .<AwaitForm>map(worker -> new AwaitForm.FanOut(
                        worker.name(),
                        isContextGiven,
                        isNamed(items, STREAM),
                        results.get().fanIn(),
                        element(worker, results.get())))
                .orElseGet(() -> noSuchWorker(fitting, item.get(), results.get()));
    }

    /** The one that fits; among several, the one that the method is named after. */
    private static Optional<FoundWorker> choose(String name, List<FoundWorker> fitting) {
        return fitting.size() == 1
                ? fitting.stream().findFirst()
                : fitting.stream()
                        .filter(worker -> name.equals(worker.name() + "All"))
                        .findFirst();
    }

    private static AwaitForm unsupportedShape() {
        return new AwaitForm.Unsupported("is abstract, but of no shape that can be written", SHAPES);
    }

    private AwaitForm noSuchWorker(List<FoundWorker> fitting, TypeMirror item, Results results) {
        if (!fitting.isEmpty()) {
            List<String> names = fitting.stream().map(FoundWorker::name).toList();
            return new AwaitForm.Unsupported(
                    "does not say for which of " + names + " the items are",
                    "name it, as in '@Await(\"" + names.get(0) + "\")'");
        }
        String wanted = results.element()
                .map(element -> " and gives '" + TypeText.of(types.read(element)) + "'")
                .orElse("");
        return new AwaitForm.Unsupported(
                "waits for no worker that takes one '" + TypeText.of(types.read(item)) + "'" + wanted,
                "name a @Worker method of this shape, or change what the method takes or returns");
    }

    private boolean fits(FoundWorker worker, TypeMirror item, Results results) {
        List<? extends TypeMirror> arguments = worker.argumentTypes();
        return arguments.size() == 1
                && compilation.types().isAssignable(item, arguments.get(0))
                && results.element().map(element -> isResult(worker, element)).orElse(true);
    }

    private boolean isResult(FoundWorker worker, TypeMirror element) {
        TypeMirror result = worker.signature().getReturnType();
        return result.getKind() == TypeKind.VOID
                ? isNamed(element, "java.lang.Void")
                : compilation.types().isAssignable(result, element);
    }

    /** Only a stream needs to be told: what a list holds is inferred from where it goes. */
    private Optional<TypeModel> element(FoundWorker worker, Results results) {
        return results.element()
                .filter(element -> results.fanIn() == AwaitForm.FanIn.STREAM)
                .map(types::read)
                .filter(element -> !element.equals(worker.model().result()));
    }

    /** What the collection or stream holds; empty where it is neither, or does not say. */
    private Optional<TypeMirror> findItem(TypeMirror items) {
        if (isNamed(items, STREAM)) {
            return findArgument(items);
        }
        if (items.getKind() != TypeKind.DECLARED || !compilation.isSubtype(items, ITERABLE)) {
            return Optional.empty();
        }
        TypeElement iterable = compilation.elements().getTypeElement(ITERABLE);
        TypeMirror iterator = ElementFilter.methodsIn(iterable.getEnclosedElements()).stream()
                .filter(method -> method.getSimpleName().contentEquals("iterator"))
                .map(method -> compilation.types().asMemberOf((DeclaredType) items, method))
                .map(method -> ((ExecutableType) method).getReturnType())
                .findFirst()
                .orElseThrow();
        return findArgument(iterator);
    }

    private Optional<Results> findResults(TypeMirror type) {
        if (type.getKind() == TypeKind.VOID) {
            return Optional.of(new Results(AwaitForm.FanIn.NOTHING, Optional.empty()));
        }
        AwaitForm.FanIn fanIn = isNamed(type, STREAM) ? AwaitForm.FanIn.STREAM : AwaitForm.FanIn.LIST;
        boolean isList = LISTS.stream().anyMatch(name -> isNamed(type, name));
        return fanIn == AwaitForm.FanIn.STREAM || isList
                ? findArgument(type).map(element -> new Results(fanIn, Optional.of(element)))
                : Optional.empty();
    }

    /** The one type argument; of a wildcard its upper bound. */
    private Optional<TypeMirror> findArgument(TypeMirror type) {
        List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
        if (arguments.size() != 1) {
            return Optional.empty();
        }
        if (!(arguments.get(0) instanceof WildcardType wildcard)) {
            return Optional.of(arguments.get(0));
        }
        TypeMirror bound = wildcard.getExtendsBound();
        return Optional.of(
                bound != null
                        ? bound
                        : compilation
                                .elements()
                                .getTypeElement("java.lang.Object")
                                .asType());
    }

    private boolean isNamed(TypeMirror type, String qualifiedName) {
        return compilation.findElement(type).stream()
                .anyMatch(element -> element.getQualifiedName().contentEquals(qualifiedName));
    }

    /** What comes out, and what it holds. */
    private record Results(AwaitForm.FanIn fanIn, Optional<TypeMirror> element) {}
}
