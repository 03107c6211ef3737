package dev.lockkeeper.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * The domain class itself.
 *
 * @param type the class as it refers to itself, type variables as arguments
 * @param generatedName the simple name of the generated class
 * @param fieldNames the names of fields in scope of the generated class, inherited ones too
 * @param hiddenNames the simple names of types that mean another type where the generated class stands: to be qualified
 * @param warnings the lint categories that the generated class cannot help to raise
 * @param auxiliary the simple name of the top-level class that it is or stands in, if the file of that is named after another
 * @param hasRuntime whether the class can see {@code dev.lockkeeper.runtime}
 * @param isGeneratedMarkerVisible whether the class can see {@code javax.annotation.processing.Generated}
 */
public record ClassModel(
        TypeModel.Declared type,
        String generatedName,
        Visibility visibility,
        List<TypeParameterModel> typeParameters,
        List<String> fieldNames,
        List<String> hiddenNames,
        Subclassing subclassing,
        List<String> warnings,
        Optional<String> auxiliary,
        boolean hasRuntime,
        boolean isGeneratedMarkerVisible,
        Origin origin) {}
