package dev.lockkeeper.analyser.lock;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** What a type of annotations says of the members that carry one. */
final class MemberAnnotation {
    private final boolean isGuard;
    private final boolean isOurs;
    private final boolean isAtomic;
    private final @Nullable ExecutableElement value;
    private final @Nullable ExecutableElement access;

    MemberAnnotation(TypeElement type) {
        String simpleName = type.getSimpleName().toString();
        String name = type.getQualifiedName().toString();
        isGuard = simpleName.equals("GuardedBy") || simpleName.equals("Holding");
        isOurs = name.equals("dev.lockkeeper.GuardedBy");
        isAtomic = name.equals(GuardTable.OUR_ATOMIC);
        value = find(type, "value");
        access = find(type, "access");
    }

    private static @Nullable ExecutableElement find(TypeElement type, String name) {
        for (Element element : type.getEnclosedElements()) {
            if (element instanceof ExecutableElement member
                    && member.getSimpleName().contentEquals(name)) {
                return member;
            }
        }
        return null;
    }

    /** Whether it names locks. */
    boolean isGuard() {
        return isGuard;
    }

    /** Whether it is Lockkeeper's own annotation for that. */
    boolean isOurs() {
        return isOurs;
    }

    /** Whether it is the one for fields that are changed by atomic operations only. */
    boolean isAtomic() {
        return isAtomic;
    }

    /** The locks that it names. */
    List<String> expressions(AnnotationMirror annotation) {
        return strings(annotation, value);
    }

    /** Whether the reading side of the lock is enough. Others do not say what a method needs; it is possible, and then it is enough. */
    boolean isReadEnough(AnnotationMirror annotation) {
        return !isOurs || strings(annotation, access).equals(List.of("READ"));
    }

    /** The strings of a member of the annotation, given or by default; enum constants by their names. */
    private static List<String> strings(AnnotationMirror annotation, @Nullable ExecutableElement member) {
        if (member == null) {
            return List.of();
        }
        AnnotationValue given = annotation.getElementValues().get(member);
        AnnotationValue value = given == null ? member.getDefaultValue() : given;
        return value == null ? List.of() : strings(value);
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
