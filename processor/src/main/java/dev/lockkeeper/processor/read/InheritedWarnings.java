package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.MethodModel;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What javac's lint says of the generated class for methods that the domain class has, and that may be silenced there. */
final class InheritedWarnings {
    private final Compilation compilation;
    private final Hierarchy hierarchy;

    InheritedWarnings(Compilation compilation, Hierarchy hierarchy) {
        this.compilation = compilation;
        this.hierarchy = hierarchy;
    }

    /**
     * The categories of lint.
     *
     * @param written the methods that are generated
     * @param hasWorkers whether the generated class is one to be closed in any case
     */
    Set<String> list(List<MethodModel> written, boolean hasWorkers) {
        Set<String> found = new TreeSet<>();
        if (written.stream().anyMatch(this::isOverload)) {
            found.add("overloads");
        }
        if (isEqualsOverriddenAlone()) {
            found.add("overrides");
        }
        boolean isAutoCloseable =
                hasWorkers || compilation.isSubtype(hierarchy.domain().asType(), "java.lang.AutoCloseable");
        if (isAutoCloseable && isClosingInterruptible()) {
            found.add("try");
        }
        return found;
    }

    /** Whether a lambda could be meant for the method or for another one of its name. */
    private boolean isOverload(MethodModel method) {
        long similar = hierarchy.methods(method.name()).stream()
                .filter(other ->
                        other.getParameters().size() == method.parameters().size())
                .filter(other -> other.getParameters().stream().anyMatch(this::isOfInterface))
                .count();
        return similar > (method.isOverride() ? 1 : 0);
    }

    private boolean isOfInterface(VariableElement parameter) {
        return compilation
                .findElement(parameter.asType())
                .filter(type -> type.getKind() == ElementKind.INTERFACE)
                .isPresent();
    }

    /** Whether {@code equals} gets an accessor, and nobody has written {@code hashCode}. */
    private boolean isEqualsOverriddenAlone() {
        Elements elements = compilation.elements();
        return hierarchy.methods("equals").stream()
                        .anyMatch(method -> MemberAnnotation.find(method, "GuardedBy", elements)
                                .isPresent())
                && hierarchy.methods("hashCode").stream()
                        .anyMatch(method ->
                                Compilation.ownerOf(method).getQualifiedName().contentEquals("java.lang.Object"));
    }

    /** Whether {@code close} may throw an {@code InterruptedException}, which a {@code try} with resources could swallow. */
    private boolean isClosingInterruptible() {
        Types types = compilation.types();
        TypeMirror interruption = compilation
                .elements()
                .getTypeElement("java.lang.InterruptedException")
                .asType();
        return hierarchy.methods("close").stream()
                .filter(method -> method.getParameters().isEmpty() && !Compilation.isAbstract(method))
                .flatMap(this::thrown)
                .anyMatch(thrown -> types.isSubtype(interruption, thrown));
    }

    private Stream<? extends TypeMirror> thrown(ExecutableElement close) {
        return hierarchy.signature(close).getThrownTypes().stream();
    }
}
