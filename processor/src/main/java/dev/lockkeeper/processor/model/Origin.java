package dev.lockkeeper.processor.model;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where in the source a part of the model comes from, as narrowly as it is known. The compiler's handles pass through
 * here to the diagnostics; nothing else looks into them.
 *
 * @param element the declaration
 * @param annotation the annotation of it that is meant, if one is
 * @param value the value of the annotation that is meant, if one is
 */
public record Origin(
        Element element,
        @Nullable AnnotationMirror annotation,
        @Nullable AnnotationValue value) {

    /** A declaration as a whole. */
    public static Origin of(Element element) {
        return new Origin(element, null, null);
    }
}
