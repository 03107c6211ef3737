package dev.lockkeeper.analyser.lock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** The guards and the atomicity of members, read from their annotations once per compilation. */
public final class GuardTable {
    private static final String OUR_GUARD = "dev.lockkeeper.GuardedBy";
    public static final String OUR_ATOMIC = "dev.lockkeeper.Atomic";

    private final GuardResolver resolver;
    private final Map<Element, List<Guard>> guards = new HashMap<>();
    private final Map<Element, Boolean> atomics = new HashMap<>();

    public GuardTable(GuardResolver resolver) {
        this.resolver = resolver;
    }

    /** The locks that the member is guarded by; all of them are needed. */
    public List<Guard> guardsOf(Element member) {
        List<Guard> known = guards.get(member);
        if (known == null) {
            known = canHaveGuards(member) ? readGuards(member) : List.of();
            guards.put(member, known);
        }
        return known;
    }

    /** Whether the field is one of those that are changed by atomic operations only. */
    public boolean isAtomic(Element member) {
        return member.getKind() == ElementKind.FIELD && atomics.computeIfAbsent(member, GuardTable::hasAtomic);
    }

    /** Whether a use of the member can break a rule. */
    public boolean isOfInterest(Element member) {
        return !guardsOf(member).isEmpty() || isAtomic(member);
    }

    /** Whether a guard of the class that declares the method calls it to get at the lock. */
    public boolean isNamedByGuard(ExecutableElement method) {
        return DeclaringType.of(method).getEnclosedElements().stream()
                .flatMap(member -> guardsOf(member).stream())
                .anyMatch(guard -> guard.lock() != null && calls(guard.lock(), method));
    }

    private static boolean calls(Value lock, ExecutableElement method) {
        return (lock instanceof Value.Getter getter && getter.method().equals(method))
                || lock.parts().stream().anyMatch(part -> calls(part, method));
    }

    private static boolean canHaveGuards(Element member) {
        return member.getKind() == ElementKind.FIELD || member.getKind() == ElementKind.METHOD;
    }

    private static boolean hasAtomic(Element member) {
        for (AnnotationMirror annotation : member.getAnnotationMirrors()) {
            if (type(annotation).getQualifiedName().contentEquals(OUR_ATOMIC)) {
                return true;
            }
        }
        return false;
    }

    private List<Guard> readGuards(Element member) {
        List<Guard> found = new ArrayList<>();
        for (AnnotationMirror annotation : member.getAnnotationMirrors()) {
            String name = type(annotation).getSimpleName().toString();
            if (name.equals("GuardedBy") || name.equals("Holding")) {
                boolean isOurs = type(annotation).getQualifiedName().contentEquals(OUR_GUARD);
                // Others' annotations do not say what a method needs; that it reads only is possible, and then it is
                // enough.
                boolean isReadEnough = !isOurs || value(annotation, "access").equals(List.of("READ"));
                for (String expression : value(annotation, "value")) {
                    found.add(resolver.resolve(member, annotation, expression, isOurs, isReadEnough));
                }
            }
        }
        return List.copyOf(found);
    }

    private static TypeElement type(AnnotationMirror annotation) {
        return (TypeElement) annotation.getAnnotationType().asElement();
    }

    /** The strings of a member of the annotation, given or by default; enum constants by their names. */
    private static List<String> value(AnnotationMirror annotation, String member) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                annotation.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(member)) {
                return strings(entry.getValue());
            }
        }
        for (Element element : type(annotation).getEnclosedElements()) {
            if (element.getSimpleName().contentEquals(member)) {
                AnnotationValue value = ((ExecutableElement) element).getDefaultValue();
                return value == null ? List.of() : strings(value);
            }
        }
        return List.of();
    }

    private static List<String> strings(AnnotationValue value) {
        Object content = value.getValue();
        if (content instanceof String text) {
            return List.of(text);
        }
        if (content instanceof Element constant) {
            return List.of(constant.getSimpleName().toString());
        }
        List<String> all = new ArrayList<>();
        if (content instanceof List<?> items) {
            for (Object item : items) {
                all.addAll(strings((AnnotationValue) item));
            }
        }
        return all;
    }
}
