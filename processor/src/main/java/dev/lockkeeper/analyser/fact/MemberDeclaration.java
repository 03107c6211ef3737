package dev.lockkeeper.analyser.fact;

import dev.lockkeeper.analyser.lock.Guard;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * A member of an analysed class, as declared.
 *
 * @param member a field, method, constructor or class
 * @param type the class that declares it
 * @param place the declaration
 * @param annotations where its annotations stand, by their simple names
 * @param guards the locks that it is guarded by
 * @param unguardedOverridden for a guarded method, those that it overrides and that need no lock
 * @param isNull whether it is a field that is initialised with {@code null}
 */
public record MemberDeclaration(
        Element member,
        TypeElement type,
        Place place,
        Map<String, Place> annotations,
        List<Guard> guards,
        List<ExecutableElement> unguardedOverridden,
        boolean isNull) {

    /** The place of an annotation of that name, or else of the declaration. */
    public Place placeOf(String annotation) {
        return annotations.getOrDefault(annotation, place);
    }
}
