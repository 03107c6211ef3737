package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.FieldModel;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** Reads fields: those of the domain class and those that lock expressions pass through. */
final class FieldReader {
    private final Compilation compilation;
    private final TypeReader types;
    private final Hierarchy hierarchy;
    private final ClassReferences references;

    FieldReader(Compilation compilation, TypeReader types, Hierarchy hierarchy) {
        this.compilation = compilation;
        this.types = types;
        this.hierarchy = hierarchy;
        this.references = new ClassReferences(compilation, hierarchy, types);
    }

    ClassReferences references() {
        return references;
    }

    /**
     * Reads a field.
     *
     * @param type its type as seen from where it is used
     * @param isOfThis whether it is used as a field of the domain object itself, and not of another object
     */
    FieldModel read(VariableElement field, TypeMirror type, boolean isOfThis) {
        boolean isReachable = (isOfThis || !field.getModifiers().contains(Modifier.PROTECTED))
                ? compilation.isReachable(field, hierarchy.domain())
                : compilation.isSamePackage(field, hierarchy.domain());
        TypeElement owner = Compilation.ownerOf(field);
        types.addDeprecation(field);
        return new FieldModel(
                field.getSimpleName().toString(),
                references.find(owner).orElseGet(() -> references.byName(owner)),
                types.read(type),
                types.erased(field.asType()),
                MethodReader.visibility(field),
                Compilation.isStatic(field),
                field.getModifiers().contains(Modifier.FINAL),
                field.getModifiers().contains(Modifier.VOLATILE),
                isReachable && !(isOfThis && hierarchy.isHidden(field)),
                !compilation.isOpen(field, hierarchy.domain()));
    }
}
