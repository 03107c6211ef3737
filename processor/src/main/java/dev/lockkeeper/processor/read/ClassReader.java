package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.ClassModel;
import dev.lockkeeper.processor.model.Origin;
import dev.lockkeeper.processor.model.Subclassing;
import dev.lockkeeper.processor.model.TypeModel;
import dev.lockkeeper.processor.model.TypeParameterModel;
import dev.lockkeeper.processor.model.Visibility;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

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

    /**
     * Reads the class when everything else is read, for it counts the warnings.
     *
     * @param hasConstructor whether there is a constructor that the generated class can call
     * @param inherited the categories of lint that its methods give rise to
     */
    ClassModel read(boolean hasConstructor, Set<String> inherited) {
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
                new HiddenNames(compilation, domain).list(types.classes()),
                subclassing(domain, hasConstructor),
                warnings(domain, inherited),
                compilation
                        .names()
                        .findAuxiliary(domain)
                        .map(type -> type.getSimpleName().toString()),
                compilation.isVisible(Compilation.RUNTIME + "LockWait", domain),
                compilation.isVisible(GENERATED_MARKER, domain),
                Origin.of(domain));
    }

    /** The generated class is as visible as the least visible of the classes that enclose the domain class. */
    private static Visibility visibility(TypeElement domain) {
        return Compilation.withEnclosing(domain).stream().allMatch(Compilation::isPublic)
                ? Visibility.PUBLIC
                : Visibility.PACKAGE;
    }

    /** The first obstacle there is. */
    private Subclassing subclassing(TypeElement domain, boolean hasConstructor) {
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
        return hasConstructor ? Subclassing.POSSIBLE : Subclassing.NO_CONSTRUCTOR;
    }

    /** What javac says of code that repeats the class's signatures, although nothing is wrong with it. */
    private List<String> warnings(TypeElement domain, Set<String> inherited) {
        types.addDeprecation(domain);
        Set<String> warnings = new TreeSet<>(types.warnings());
        warnings.addAll(inherited);
        if (compilation.isSubtype(domain.asType(), "java.io.Serializable")) {
            warnings.add("serial");
        }
        if (hierarchy.classes().stream().map(TypeElement::getSuperclass).anyMatch(this::isRaw)) {
            warnings.add("unchecked");
        }
        return List.copyOf(warnings);
    }

    private boolean isRaw(TypeMirror type) {
        return type instanceof DeclaredType declared
                && declared.getTypeArguments().isEmpty()
                && compilation
                        .findElement(declared)
                        .filter(element -> !element.getTypeParameters().isEmpty())
                        .isPresent();
    }

    private static Subclassing kind(TypeElement domain) {
        return switch (domain.getKind()) {
            case ENUM -> Subclassing.ENUM;
            case RECORD -> Subclassing.RECORD;
            default -> Subclassing.INTERFACE;
        };
    }

    /** An instance of the class needs one of a class around it. */
    private static boolean isInner(TypeElement domain) {
        return Compilation.withEnclosing(domain).stream()
                .anyMatch(type -> type.getNestingKind() != NestingKind.TOP_LEVEL && !Compilation.isStatic(type));
    }

    /** A sealed class names the generated one before it exists, so only its name can be compared. */
    private boolean isGeneratedPermitted(TypeElement domain) {
        String generated = GeneratedNames.simpleName(domain);
        return domain.getPermittedSubclasses().stream()
                .map(TypeMirror::toString)
                .anyMatch(name -> name.equals(generated) || name.endsWith("." + generated));
    }
}
