package dev.lockkeeper.analyser.lock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** The guards and the atomicity of members, read from their annotations once per compilation. */
public final class GuardTable {
    public static final String OUR_ATOMIC = "dev.lockkeeper.Atomic";

    private final GuardResolver resolver;
    private final Map<Element, Marks> known = new HashMap<>();
    private final Map<TypeElement, MemberAnnotation> annotations = new HashMap<>();

    public GuardTable(GuardResolver resolver) {
        this.resolver = resolver;
    }

    /** What all annotations say of a member. */
    private record Marks(List<Guard> guards, boolean isAtomic) {
        static final Marks NONE = new Marks(List.of(), false);
    }

    /** The locks that the member is guarded by; all of them are needed. */
    public List<Guard> guardsOf(Element member) {
        return marksOf(member).guards();
    }

    /** Whether the field is one of those that are changed by atomic operations only. */
    public boolean isAtomic(Element member) {
        return marksOf(member).isAtomic();
    }

    /** Whether a use of the member can break a rule. */
    public boolean isOfInterest(Element member) {
        return !guardsOf(member).isEmpty() || isAtomic(member);
    }

    /** Whether a guard of the class that declares the method calls it to get at the lock. */
    public boolean isNamedByGuard(ExecutableElement method) {
        return DeclaringType.of(method).getEnclosedElements().stream()
                .flatMap(member -> guardsOf(member).stream())
                .anyMatch(guard -> guard.calls(method));
    }

    private Marks marksOf(Element member) {
        if (member.getAnnotationMirrors().isEmpty()) {
            return Marks.NONE; // of most there is nothing to remember
        }
        Marks marks = known.get(member);
        if (marks == null) {
            marks = readMarks(member);
            known.put(member, marks);
        }
        return marks;
    }

    private Marks readMarks(Element member) {
        boolean isField = member.getKind() == ElementKind.FIELD;
        if (!isField && member.getKind() != ElementKind.METHOD) {
            return Marks.NONE;
        }
        List<Guard> guards = new ArrayList<>(1);
        boolean isAtomic = false;
        for (AnnotationMirror each : member.getAnnotationMirrors()) {
            MemberAnnotation annotation = annotationOf(each);
            isAtomic |= isField && annotation.isAtomic();
            if (annotation.isGuard()) {
                boolean isReadEnough = annotation.isReadEnough(each);
                for (String expression : annotation.expressions(each)) {
                    guards.add(resolver.resolve(member, each, expression, annotation.isOurs(), isReadEnough));
                }
            }
        }
        return guards.isEmpty() && !isAtomic ? Marks.NONE : new Marks(List.copyOf(guards), isAtomic);
    }

    private MemberAnnotation annotationOf(AnnotationMirror mirror) {
        TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
        MemberAnnotation annotation = annotations.get(type);
        if (annotation == null) {
            annotation = new MemberAnnotation(type);
            annotations.put(type, annotation);
        }
        return annotation;
    }
}
