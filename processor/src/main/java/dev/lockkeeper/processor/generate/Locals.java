package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.NameAllocator;
import dev.lockkeeper.processor.model.MethodModel;

/** The names of local variables: none may hide a parameter. */
final class Locals {
    private Locals() {}

    static NameAllocator of(MethodModel method) {
        NameAllocator names = new NameAllocator();
        method.parameters().forEach(parameter -> names.newName(parameter.name()));
        return names;
    }
}
