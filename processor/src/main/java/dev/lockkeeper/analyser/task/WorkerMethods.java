package dev.lockkeeper.analyser.task;

import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.GeneratedName;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** Reads {@code @Worker} and {@code @Await}, and knows the operations that are generated for them. */
public final class WorkerMethods {
    private static final String WORKER = "dev.lockkeeper.Worker";
    private static final String AWAIT = "dev.lockkeeper.Await";

    private final TypeHierarchy hierarchy;
    private final Map<ExecutableElement, Set<ExecutableElement>> awaited = new HashMap<>();

    public WorkerMethods(TypeHierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    public static boolean isWorker(ExecutableElement method) {
        return find(method, WORKER).isPresent();
    }

    public static boolean isAwait(ExecutableElement method) {
        return find(method, AWAIT).isPresent();
    }

    /** Whether no two tasks of the worker run at the same time. */
    public static boolean isSingle(ExecutableElement worker) {
        int most = Math.max(number(worker, "max"), number(worker, "pool"));
        return most == 1;
    }

    /** Whether both workers run on one pool. */
    public static boolean isSamePool(ExecutableElement first, ExecutableElement second) {
        return first.equals(second)
                || (!name(first).isEmpty()
                        && name(first).equals(name(second))
                        && DeclaringType.of(first).equals(DeclaringType.of(second)));
    }

    private static String name(ExecutableElement worker) {
        return find(worker, WORKER)
                .flatMap(annotation -> findValue(annotation, "name"))
                .map(Object::toString)
                .orElse("");
    }

    private static int number(ExecutableElement worker, String member) {
        return find(worker, WORKER)
                .flatMap(annotation -> findValue(annotation, member))
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .orElse(0);
    }

    /** The workers that a call of the method waits for; none when it is no such operation. */
    public Set<ExecutableElement> awaitedBy(ExecutableElement method) {
        Set<ExecutableElement> known = awaited.get(method);
        if (known == null) {
            known = findAwaited(method);
            awaited.put(method, known);
        }
        return known;
    }

    private Set<ExecutableElement> findAwaited(ExecutableElement method) {
        TypeElement declaring = DeclaringType.of(method);
        TypeElement type = domainOf(declaring);
        boolean isGenerated = !type.equals(declaring);
        Optional<AnnotationMirror> await = find(method, AWAIT);
        if (await.isEmpty() && isGenerated) {
            await = findOverridden(type, method, AWAIT);
        }
        if (await.isPresent()) {
            List<String> names = await.flatMap(annotation -> findValue(annotation, "value"))
                    .map(WorkerMethods::strings)
                    .orElse(List.of());
            Set<ExecutableElement> all = workersOf(type);
            all.removeIf(worker ->
                    !names.isEmpty() && !names.contains(worker.getSimpleName().toString()));
            return all;
        }
        boolean isClosing = isGenerated && method.getSimpleName().contentEquals("close");
        return isClosing ? workersOf(type) : Set.of();
    }

    /** The worker whose tasks the method submits. */
    public Optional<ExecutableElement> findSubmitted(ExecutableElement method) {
        String name = method.getSimpleName().toString();
        if (!name.startsWith("submit") || name.equals("submit")) {
            return Optional.empty();
        }
        TypeElement declaring = DeclaringType.of(method);
        boolean isOperation = isGenerated(declaring) || method.getModifiers().contains(Modifier.ABSTRACT);
        if (!isOperation) {
            return Optional.empty();
        }
        String worker = name.substring(6, 7).toLowerCase(Locale.ROOT) + name.substring(7);
        return workersOf(domainOf(declaring)).stream()
                .filter(each -> each.getSimpleName().contentEquals(worker))
                .findFirst();
    }

    /** Whether to submit a task may have to wait for a place in the queue. */
    public static boolean isBlocking(ExecutableElement worker) {
        return find(worker, WORKER)
                .flatMap(annotation -> findValue(annotation, "overflow"))
                .map(value -> value instanceof VariableElement constant
                        && constant.getSimpleName().contentEquals("BLOCK"))
                .orElse(true);
    }

    /** The worker methods of a class and of those that it derives from. */
    private Set<ExecutableElement> workersOf(TypeElement type) {
        Set<ExecutableElement> all = new LinkedHashSet<>();
        supertypes(type)
                .flatMap(each -> ElementFilter.methodsIn(each.getEnclosedElements()).stream())
                .filter(WorkerMethods::isWorker)
                .forEach(all::add);
        return all;
    }

    private Stream<TypeElement> supertypes(TypeElement type) {
        return Stream.concat(
                Stream.of(type),
                hierarchy.findElement(type.getSuperclass()).stream().flatMap(this::supertypes));
    }

    private Optional<AnnotationMirror> findOverridden(TypeElement domain, ExecutableElement method, String annotation) {
        return ElementFilter.methodsIn(domain.getEnclosedElements()).stream()
                .filter(each -> each.getSimpleName().equals(method.getSimpleName())
                        && each.getParameters().size() == method.getParameters().size())
                .flatMap(each -> find(each, annotation).stream())
                .findFirst();
    }

    private boolean isGenerated(TypeElement type) {
        return !domainOf(type).equals(type);
    }

    /** The domain class of a generated one; any other class is its own. */
    public TypeElement domainOf(TypeElement type) {
        return hierarchy
                .findElement(type.getSuperclass())
                .filter(parent -> type.getSimpleName().contentEquals(GeneratedName.of(parent)))
                .orElse(type);
    }

    private static Optional<AnnotationMirror> find(Element element, String annotation) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (mirror.getAnnotationType().toString().equals(annotation)) {
                return Optional.of(mirror);
            }
        }
        return Optional.empty();
    }

    private static Optional<Object> findValue(AnnotationMirror annotation, String member) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                annotation.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(member)) {
                return Optional.of(entry.getValue().getValue());
            }
        }
        return Optional.empty();
    }

    private static List<String> strings(Object value) {
        return value instanceof List<?> items
                ? items.stream()
                        .map(item -> ((AnnotationValue) item).getValue().toString())
                        .toList()
                : List.of(value.toString());
    }
}
