package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.TypeModel;
import java.util.function.Predicate;
import javax.lang.model.type.TypeMirror;

/**
 * A place in the signature of an operation: a parameter, or the result.
 *
 * @param name the name that a parameter gets where the user gave none
 * @param type the type that it gets where the user gave none
 * @param erasure that type, erased
 * @param fits the types that a user may declare for it
 */
record Slot(String name, TypeModel type, TypeModel erasure, Predicate<TypeMirror> fits) {}
