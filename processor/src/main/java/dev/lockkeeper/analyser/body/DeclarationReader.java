package dev.lockkeeper.analyser.body;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.lockkeeper.analyser.fact.MemberDeclaration;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.lock.DeclaringType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Collects the declarations of a class with the places of their annotations. */
final class DeclarationReader {
    private final SourceLookup lookup;
    private final CompilerAccess access;
    private final List<MemberDeclaration> found = new ArrayList<>();

    DeclarationReader(SourceLookup lookup, CompilerAccess access) {
        this.lookup = lookup;
        this.access = access;
    }

    List<MemberDeclaration> found() {
        return List.copyOf(found);
    }

    void add(ClassTree tree, TypeElement type) {
        Map<String, Place> annotations = annotations(tree.getModifiers());
        found.add(new MemberDeclaration(type, type, lookup.place(tree), annotations, List.of(), List.of(), false));
    }

    void add(VariableTree field) {
        boolean isNull =
                field.getInitializer() != null && field.getInitializer().getKind() == Tree.Kind.NULL_LITERAL;
        add(field, field.getModifiers(), isNull);
    }

    void add(MethodTree method) {
        add(method, method.getModifiers(), false);
    }

    private void add(Tree tree, ModifiersTree modifiers, boolean isNull) {
        lookup.findElement(tree)
                .ifPresent(member -> found.add(new MemberDeclaration(
                        member,
                        DeclaringType.of(member),
                        lookup.place(tree),
                        annotations(modifiers),
                        access.guards().guardsOf(member),
                        unguardedOverridden(member),
                        isNull)));
    }

    private List<ExecutableElement> unguardedOverridden(Element member) {
        return member instanceof ExecutableElement method
                        && !access.guards().guardsOf(method).isEmpty()
                ? access.overridden().findUnguarded(method)
                : List.of();
    }

    private Map<String, Place> annotations(ModifiersTree modifiers) {
        if (modifiers.getAnnotations().isEmpty()) {
            return Map.of();
        }
        Map<String, Place> places = new HashMap<>();
        for (AnnotationTree annotation : modifiers.getAnnotations()) {
            Tree narrowest = annotation.getArguments().isEmpty()
                    ? annotation
                    : annotation.getArguments().get(0);
            places.put(SimpleNames.of(annotation.getAnnotationType()), lookup.place(narrowest));
        }
        return places;
    }
}
