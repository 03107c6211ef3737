package dev.lockkeeper.analyser.task;

import dev.lockkeeper.analyser.lock.TypeHierarchy;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** The methods of a domain class that the generated class writes with fields of its own, which exist only after the constructor. */
public final class FieldBackedOperations {
    private static final String ATOMIC = "dev.lockkeeper.Atomic";

    /** What the fields hold. */
    public enum Need {
        POOLS,
        COUNTER
    }

    private final List<TypeElement> lineage;
    private final Set<String> onPools = new HashSet<>();
    private final Set<String> onCounters = new HashSet<>();

    /** Those of one domain class. */
    public FieldBackedOperations(TypeElement domain, TypeHierarchy hierarchy) {
        lineage = Stream.iterate(
                        Optional.of(domain),
                        Optional::isPresent,
                        type -> type.map(TypeElement::getSuperclass).flatMap(hierarchy::findElement))
                .flatMap(Optional::stream)
                .toList();
        for (TypeElement type : lineage) {
            ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                    .filter(WorkerMethods::isWorker)
                    .forEach(this::addWorker);
            ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                    .filter(FieldBackedOperations::isStriped)
                    .forEach(this::addCounter);
        }
    }

    /** The domain class, and all that it extends. */
    public List<TypeElement> lineage() {
        return lineage;
    }

    /** The domain class. */
    public TypeElement domain() {
        return lineage.get(0);
    }

    private void addWorker(Element worker) {
        String name = worker.getSimpleName().toString();
        String capitalised = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        onPools.addAll(List.of("submit" + capitalised, "pipe" + capitalised, name + "Stats"));
    }

    private void addCounter(Element field) {
        String name = field.getSimpleName().toString();
        String capitalised = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        onCounters.addAll(List.of(
                name, "get" + capitalised, "increment" + capitalised, "decrement" + capitalised, "add" + capitalised));
    }

    private static boolean isStriped(Element field) {
        return !field.getModifiers().contains(Modifier.STATIC)
                && field.getAnnotationMirrors().stream()
                        .map(AnnotationMirror.class::cast)
                        .filter(annotation ->
                                annotation.getAnnotationType().toString().equals(ATOMIC))
                        .flatMap(annotation -> annotation.getElementValues().entrySet().stream())
                        .anyMatch(member -> member.getKey().getSimpleName().contentEquals("striped")
                                && Boolean.TRUE.equals(member.getValue().getValue()));
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return onPools.isEmpty() && onCounters.isEmpty();
    }

    /** What the method needs of the generated class, as the object answers to it in the end. */
    public Optional<Need> findNeed(ExecutableElement method) {
        String name = method.getSimpleName().toString();
        boolean isAbstract = method.getModifiers().contains(Modifier.ABSTRACT);
        if (!onPools.isEmpty() && (WorkerMethods.isAwait(method) || isClose(method))) {
            return Optional.of(Need.POOLS);
        }
        if (isAbstract && onPools.contains(name)) {
            return Optional.of(Need.POOLS);
        }
        return isAbstract && onCounters.contains(name) ? Optional.of(Need.COUNTER) : Optional.empty();
    }

    /** The generated class closes its pools in it, whoever declares it. */
    private static boolean isClose(ExecutableElement method) {
        return method.getSimpleName().contentEquals("close")
                && !method.getModifiers().contains(Modifier.STATIC)
                && !method.getModifiers().contains(Modifier.PRIVATE)
                && (method.getParameters().isEmpty()
                        || (method.getParameters().size() == 1
                                && method.getParameters()
                                        .get(0)
                                        .asType()
                                        .toString()
                                        .equals("java.time.Duration")));
    }
}
