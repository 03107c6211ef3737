package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.Origin;
import dev.lockkeeper.processor.model.UnnameableModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ExecutableType;

/** Finds types that the generated class would have to name and cannot: private ones, and those of other packages. */
final class Nameability {
    private final Compilation compilation;
    private final Hierarchy hierarchy;
    private final List<UnnameableModel> found = new ArrayList<>();

    Nameability(Compilation compilation, Hierarchy hierarchy) {
        this.compilation = compilation;
        this.hierarchy = hierarchy;
    }

    List<UnnameableModel> found() {
        return found;
    }

    /** Whether a constructor can be called by those that cannot name private types: if not, it is as good as private. */
    boolean isCallable(ExecutableElement constructor) {
        MentionedTypes mentioned = new MentionedTypes();
        mentioned.addSignature((ExecutableType) constructor.asType());
        return findUnnameable(mentioned).isEmpty();
    }

    void checkMethod(ExecutableElement method) {
        MentionedTypes mentioned = new MentionedTypes();
        mentioned.addSignature(hierarchy.signature(method));
        check(method, mentioned);
    }

    void checkField(VariableElement field) {
        MentionedTypes mentioned = new MentionedTypes();
        mentioned.visit(hierarchy.typeOf(field));
        check(field, mentioned);
    }

    /** The bounds of the class's type variables, which the generated class repeats. */
    void checkClass() {
        TypeElement domain = hierarchy.domain();
        MentionedTypes mentioned = new MentionedTypes();
        for (TypeParameterElement parameter : domain.getTypeParameters()) {
            mentioned.addAll(parameter.getBounds());
        }
        check(domain, mentioned);
    }

    private void check(Element member, MentionedTypes mentioned) {
        findUnnameable(mentioned)
                .ifPresent(type -> found.add(new UnnameableModel(
                        member.getSimpleName().toString(),
                        type.getQualifiedName().toString(),
                        Origin.of(member))));
    }

    private Optional<TypeElement> findUnnameable(MentionedTypes mentioned) {
        return mentioned.elements().stream()
                .filter(type -> !compilation.isNameable(type, hierarchy.domain()))
                .findFirst();
    }
}
