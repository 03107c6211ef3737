package dev.lockkeeper.processor.model;

/**
 * How generated code names a class that declares something: by its own name, or from a subclass, where that name is out of reach.
 *
 * @param type the class itself
 * @param named the class to write
 * @param levels how many times {@code type} is the superclass of {@code named}; 0 when they are the same
 */
public record ClassReference(TypeModel.Declared type, TypeModel.Declared named, int levels) {}
