package dev.lockkeeper.processor.model;

import java.util.Map;

/**
 * Where an annotation stands, and where the values do that it gives itself.
 *
 * @param values by the names of the annotation's members; what is left to its default is not there
 */
public record AnnotationOrigin(Origin annotation, Map<String, Origin> values) {

    /** Whether the annotation gives the value, and does not leave it to its default. */
    public boolean says(String name) {
        return values.containsKey(name);
    }

    /** The value, or the annotation as a whole where it is not given. */
    public Origin of(String name) {
        return values.getOrDefault(name, annotation);
    }
}
