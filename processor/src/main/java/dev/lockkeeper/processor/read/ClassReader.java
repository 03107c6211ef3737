package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.ClassModel;
import dev.lockkeeper.processor.model.Origin;
import dev.lockkeeper.processor.model.Subclassing;
import dev.lockkeeper.processor.model.TypeModel;
import dev.lockkeeper.processor.model.TypeParameterModel;
import dev.lockkeeper.processor.model.Visibility;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;

/** Reads what concerns the domain class as a whole. */
final class ClassReader {
    private static final String GENERATED_MARKER = "javax.annotation.processing.Generated";

    private final Compilation compilation;
    private final Hierarchy hierarchy;
    private final TypeReader types;

    ClassReader(Compilation compilation, Hierarchy hierarchy, TypeReader types) {
        this.compilation = compilation;
        this.hierarchy = hierarchy;
        this.types = types;
    }

    ClassModel read() {
        TypeElement domain = hierarchy.domain();
        List<TypeParameterModel> parameters = domain.getTypeParameters().stream()
                .map(parameter -> types.readParameter((TypeVariable) parameter.asType()))
                .toList();
        TypeModel[] arguments = parameters.stream()
                .map(parameter -> new TypeModel.Variable(parameter.name(), List.of()))
                .toArray(TypeModel[]::new);
        return new ClassModel(
                types.readClass(domain).withArguments(arguments),
                GeneratedNames.simpleName(domain),
                visibility(domain),
                parameters,
                hierarchy.fields().stream()
                        .filter(field -> compilation.isReachable(field, domain))
                        .map(field -> field.getSimpleName().toString())
                        .toList(),
                memberTypes(domain),
                subclassing(domain),
                isSerializable(domain),
                isGeneratedMarkerVisible(domain),
                Origin.of(domain));
    }

    /** The generated class is as visible as the least visible of the classes that enclose the domain class. */
    private static Visibility visibility(TypeElement domain) {
        return Compilation.withEnclosing(domain).stream().allMatch(Compilation::isPublic)
                ? Visibility.PUBLIC
                : Visibility.PACKAGE;
    }

    /** Nested types of the class and of what it inherits from: within the generated class they hide imports. */
    private List<String> memberTypes(TypeElement domain) {
        return ElementFilter.typesIn(compilation.elements().getAllMembers(domain)).stream()
                .map(type -> type.getSimpleName().toString())
                .sorted()
                .toList();
    }

    private boolean isGeneratedMarkerVisible(TypeElement domain) {
        return compilation.elements().getTypeElement(compilation.elements().getModuleOf(domain), GENERATED_MARKER)
                != null;
    }

    private boolean isSerializable(TypeElement domain) {
        TypeElement serializable = compilation.elements().getTypeElement("java.io.Serializable");
        return compilation.types().isSubtype(domain.asType(), serializable.asType());
    }

    private Subclassing subclassing(TypeElement domain) {
        if (domain.getKind() != ElementKind.CLASS) {
            return kind(domain);
        }
        if (domain.getModifiers().contains(Modifier.FINAL)) {
            return Subclassing.FINAL;
        }
        if (Compilation.withEnclosing(domain).stream().anyMatch(Compilation::isPrivate)) {
            return Subclassing.PRIVATE;
        }
        if (isInner(domain)) {
            return Subclassing.INNER;
        }
        if (domain.getModifiers().contains(Modifier.SEALED) && !isGeneratedPermitted(domain)) {
            return Subclassing.SEALED;
        }
        List<ExecutableElement> constructors = ElementFilter.constructorsIn(domain.getEnclosedElements());
        return constructors.stream().allMatch(Compilation::isPrivate)
                ? Subclassing.NO_CONSTRUCTOR
                : Subclassing.POSSIBLE;
    }

    private static Subclassing kind(TypeElement domain) {
        return switch (domain.getKind()) {
            case ENUM -> Subclassing.ENUM;
            case RECORD -> Subclassing.RECORD;
            default -> Subclassing.INTERFACE;
        };
    }

    private static boolean isInner(TypeElement domain) {
        return Compilation.withEnclosing(domain).stream()
                .anyMatch(type -> type.getNestingKind() != NestingKind.TOP_LEVEL && !Compilation.isStatic(type));
    }

    private boolean isGeneratedPermitted(TypeElement domain) {
        String generated = GeneratedNames.simpleName(domain);
        return domain.getPermittedSubclasses().stream()
                .map(TypeMirror::toString)
                .anyMatch(name -> name.equals(generated) || name.endsWith("." + generated));
    }
}
