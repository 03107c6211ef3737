package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.AnnotationModel;
import dev.lockkeeper.processor.model.ConstructorModel;
import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.ParameterModel;
import dev.lockkeeper.processor.model.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/** Reads the signatures that the generated class repeats: of methods that it overrides, and of constructors. */
final class MethodReader {
    private static final Set<String> REPEATED = Set.of("java.lang.Deprecated", "java.lang.SafeVarargs");

    private final Hierarchy hierarchy;
    private final TypeReader types;

    MethodReader(Hierarchy hierarchy, TypeReader types) {
        this.hierarchy = hierarchy;
        this.types = types;
    }

    /** A method of the domain class, to be overridden. */
    MethodModel read(ExecutableElement method) {
        ExecutableType signature = hierarchy.signature(method);
        types.addDeprecation(method);
        return new MethodModel(
                method.getSimpleName().toString(),
                visibility(method),
                Compilation.isStatic(method),
                true,
                signature.getTypeVariables().stream().map(types::readParameter).toList(),
                parameters(method, signature),
                method.isVarArgs(),
                types.read(signature.getReturnType()),
                types.readAll(signature.getThrownTypes()),
                repeatedAnnotations(method));
    }

    /** What a method returns as a member of the domain class. */
    TypeMirror returnType(ExecutableElement method) {
        return hierarchy.signature(method).getReturnType();
    }

    /** A constructor of the domain class, to be mirrored. */
    ConstructorModel readConstructor(ExecutableElement constructor) {
        ExecutableType signature = (ExecutableType) constructor.asType();
        types.addDeprecation(constructor);
        return new ConstructorModel(
                visibility(constructor),
                signature.getTypeVariables().stream().map(types::readParameter).toList(),
                parameters(constructor, signature),
                constructor.isVarArgs(),
                types.readAll(signature.getThrownTypes()),
                repeatedAnnotations(constructor));
    }

    static Visibility visibility(Element element) {
        Set<Modifier> modifiers = element.getModifiers();
        if (modifiers.contains(Modifier.PUBLIC)) {
            return Visibility.PUBLIC;
        }
        if (modifiers.contains(Modifier.PROTECTED)) {
            return Visibility.PROTECTED;
        }
        return modifiers.contains(Modifier.PRIVATE) ? Visibility.PRIVATE : Visibility.PACKAGE;
    }

    private List<ParameterModel> parameters(ExecutableElement declared, ExecutableType signature) {
        List<ParameterModel> parameters = new ArrayList<>();
        for (int index = 0; index < declared.getParameters().size(); index++) {
            VariableElement parameter = declared.getParameters().get(index);
            TypeMirror type = signature.getParameterTypes().get(index);
            List<AnnotationModel> annotations = parameter.getAnnotationMirrors().stream()
                    .filter(annotation -> isForDeclarations(annotation))
                    .map(types.annotations()::read)
                    .toList();
            parameters.add(new ParameterModel(parameter.getSimpleName().toString(), types.read(type), annotations));
        }
        return List.copyOf(parameters);
    }

    private List<AnnotationModel> repeatedAnnotations(ExecutableElement element) {
        return element.getAnnotationMirrors().stream()
                .filter(annotation ->
                        REPEATED.contains(typeOf(annotation).getQualifiedName().toString()))
                .map(types.annotations()::read)
                .toList();
    }

    /** Annotations of types stand with the type already, and would be there twice. */
    private static boolean isForDeclarations(AnnotationMirror annotation) {
        return typeOf(annotation).getAnnotationMirrors().stream()
                .filter(meta -> typeOf(meta).getQualifiedName().contentEquals("java.lang.annotation.Target"))
                .noneMatch(meta -> meta.getElementValues().values().toString().contains("TYPE_USE"));
    }

    private static TypeElement typeOf(AnnotationMirror annotation) {
        return (TypeElement) annotation.getAnnotationType().asElement();
    }
}
