package dev.lockkeeper.processor.read;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/** Collects the types that a signature mentions: those that exist, and the names of those that do not, or not yet. */
final class MentionedTypes extends SimpleTypeVisitor14<@Nullable Void, @Nullable Void> {
    private final Set<String> unresolvedNames = new TreeSet<>();
    private final Set<TypeElement> elements = new LinkedHashSet<>();

    Set<String> unresolvedNames() {
        return unresolvedNames;
    }

    /** The classes and interfaces, without those that enclose them. */
    Set<TypeElement> elements() {
        return elements;
    }

    /** Adds everything that a method's or constructor's signature mentions. */
    void addSignature(ExecutableType signature) {
        visit(signature.getReturnType());
        addAll(signature.getThrownTypes());
        addAll(signature.getParameterTypes());
        signature.getTypeVariables().forEach(variable -> visit(variable.getUpperBound()));
    }

    void addAll(List<? extends TypeMirror> types) {
        types.forEach(this::visit);
    }

    /** The name that the source gives a missing type; empty where the compiler does not tell. */
    static String nameOf(ErrorType type) {
        String name = ((TypeElement) type.asElement()).getQualifiedName().toString();
        return name.startsWith("<") ? "" : name; // javac 17 shows a missing type with arguments as <any>
    }

    @Override
    public @Nullable Void visitError(ErrorType type, @Nullable Void none) {
        unresolvedNames.add(nameOf(type));
        addAll(type.getTypeArguments());
        return null;
    }

    @Override
    public @Nullable Void visitDeclared(DeclaredType type, @Nullable Void none) {
        elements.add((TypeElement) type.asElement());
        visit(type.getEnclosingType());
        addAll(type.getTypeArguments());
        return null;
    }

    @Override
    public @Nullable Void visitArray(ArrayType type, @Nullable Void none) {
        return visit(type.getComponentType());
    }

    @Override
    public @Nullable Void visitIntersection(IntersectionType type, @Nullable Void none) {
        addAll(type.getBounds());
        return null;
    }

    @Override
    public @Nullable Void visitWildcard(WildcardType type, @Nullable Void none) {
        if (type.getExtendsBound() != null) {
            visit(type.getExtendsBound());
        }
        if (type.getSuperBound() != null) {
            visit(type.getSuperBound());
        }
        return null;
    }
}
