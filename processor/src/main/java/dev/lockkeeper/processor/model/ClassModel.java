package dev.lockkeeper.processor.model;

import java.util.List;

/**
 * The domain class itself.
 *
 * @param type the class as it refers to itself, type variables as arguments
 * @param generatedName the simple name of the generated class
 * @param fieldNames the names of fields in scope of the generated class, inherited ones too
 * @param memberTypes the simple names of nested types in scope, which hide imports
 * @param isSerializable whether objects of the class can be serialized
 * @param isGeneratedMarkerVisible whether the class can see {@code javax.annotation.processing.Generated}
 */
public record ClassModel(
        TypeModel.Declared type,
        String generatedName,
        Visibility visibility,
        List<TypeParameterModel> typeParameters,
        List<String> fieldNames,
        List<String> memberTypes,
        Subclassing subclassing,
        boolean isSerializable,
        boolean isGeneratedMarkerVisible,
        Origin origin) {}
