package dev.lockkeeper.processor.read;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The part of a class that the generated one depends on, and the types in it that do not exist yet. */
public final class ClassSignature {
    private final Types types;
    private final Elements elements;
    private final MentionedTypes unresolved = new MentionedTypes();
    private boolean hasUnresolvedSupertype;
    private final Set<Element> seen = new HashSet<>();

    private ClassSignature(Types types, Elements elements) {
        this.types = types;
        this.elements = elements;
    }

    /** Reads which types are missing. */
    public static ClassSignature of(TypeElement type, Types types, Elements elements) {
        ClassSignature signature = new ClassSignature(types, elements);
        signature.addClass(type);
        return signature;
    }

    /** The missing types, by the names that the source gives them; an empty name where the compiler does not tell. */
    public Set<String> unresolvedNames() {
        return unresolved.unresolvedNames();
    }

    /** Whether nothing can be read yet: a type that the class extends or implements is missing. */
    public boolean hasUnresolvedSupertype() {
        return hasUnresolvedSupertype;
    }

    private void addClass(TypeElement type) {
        if (!seen.add(type)) {
            return;
        }
        hasUnresolvedSupertype |= type.getSuperclass().getKind() == TypeKind.ERROR
                || type.getInterfaces().stream().anyMatch(supertype -> supertype.getKind() == TypeKind.ERROR);
        unresolved.addAll(types.directSupertypes(type.asType()));
        for (TypeParameterElement parameter : type.getTypeParameters()) {
            unresolved.addAll(parameter.getBounds());
        }
        for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
            unresolved.visit(field.asType());
        }
        ElementFilter.constructorsIn(type.getEnclosedElements()).forEach(this::addExecutable);
        ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> Compilation.isAbstract(method) || isAnnotated(method))
                .forEach(this::addExecutable);
        for (TypeMirror supertype : types.directSupertypes(type.asType())) {
            Element element = types.asElement(supertype);
            if (element instanceof TypeElement superclass) {
                addClass(superclass);
            }
        }
    }

    private void addExecutable(ExecutableElement executable) {
        unresolved.addSignature((ExecutableType) executable.asType());
    }

    private boolean isAnnotated(ExecutableElement method) {
        return method.getAnnotationMirrors().stream()
                .map(annotation -> (TypeElement) annotation.getAnnotationType().asElement())
                .anyMatch(annotation ->
                        elements.getPackageOf(annotation).getQualifiedName().contentEquals("dev.lockkeeper"));
    }
}
