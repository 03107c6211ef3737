package dev.lockkeeper.processor.model;

import java.util.List;

/** The declaration of a type variable; no bounds means {@code Object}. */
public record TypeParameterModel(String name, List<TypeModel> bounds, List<AnnotationModel> annotations) {}
