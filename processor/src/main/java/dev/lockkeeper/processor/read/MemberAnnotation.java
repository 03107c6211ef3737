package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.AnnotationOrigin;
import dev.lockkeeper.processor.model.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/** One of Lockkeeper's annotations on a member, with its values and defaults. */
final class MemberAnnotation {
    static final String PACKAGE = "dev.lockkeeper.";

    private final Element member;
    private final AnnotationMirror mirror;
    private final Map<String, AnnotationValue> values = new TreeMap<>();

    private MemberAnnotation(Element member, AnnotationMirror mirror, Elements elements) {
        this.member = member;
        this.mirror = mirror;
        elements.getElementValuesWithDefaults(mirror)
                .forEach((name, value) -> values.put(name.getSimpleName().toString(), value));
    }

    /** The annotation of this simple name on a member. */
    static Optional<MemberAnnotation> find(Element member, String simpleName, Elements elements) {
        return member.getAnnotationMirrors().stream()
                .filter(mirror -> ((TypeElement) mirror.getAnnotationType().asElement())
                        .getQualifiedName()
                        .contentEquals(PACKAGE + simpleName))
                .findFirst()
                .map(mirror -> new MemberAnnotation(member, mirror, elements));
    }

    String string(String name) {
        return (String) value(name).getValue();
    }

    int number(String name) {
        return (Integer) value(name).getValue();
    }

    boolean flag(String name) {
        return (Boolean) value(name).getValue();
    }

    /** The name of an enum constant. */
    String constant(String name) {
        return ((VariableElement) value(name).getValue()).getSimpleName().toString();
    }

    List<String> strings(String name) {
        return ((List<?>) value(name).getValue())
                .stream()
                        .map(item -> (String) ((AnnotationValue) item).getValue())
                        .toList();
    }

    /** The annotation as the place of a finding. */
    Origin origin() {
        return new Origin(member, mirror, null);
    }

    /** The annotation, and each value that it gives itself, as places of findings. */
    AnnotationOrigin origins() {
        Map<String, Origin> places = new TreeMap<>();
        mirror.getElementValues()
                .forEach((name, value) ->
                        places.put(name.getSimpleName().toString(), new Origin(member, mirror, value)));
        return new AnnotationOrigin(origin(), places);
    }

    /** A value of the annotation as the place of a finding. */
    Origin origin(String name) {
        return new Origin(member, mirror, value(name));
    }

    private AnnotationValue value(String name) {
        AnnotationValue value = values.get(name);
        if (value == null) {
            throw new IllegalStateException(
                    "no member '" + name + "' in " + mirror + ": annotations of another version?");
        }
        return value;
    }
}
