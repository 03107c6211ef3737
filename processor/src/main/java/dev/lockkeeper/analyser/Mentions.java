package dev.lockkeeper.analyser;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.Set;
import javax.lang.model.element.Name;
import javax.lang.model.util.Elements;

/** Tells, as files are parsed, whether any of them uses annotations that make it worth while to look at the whole compilation. */
final class Mentions {
    private final Set<Name> guards;
    private final Set<Name> ours;
    private final Name company;
    private final Name product;

    private boolean areGuards;
    private boolean areOurs;
    private boolean areOursHere;

    /** The compiler has each name once: to compare their texts would cost more. */
    Mentions(Elements elements) {
        guards = Set.of(elements.getName("GuardedBy"), elements.getName("Holding"));
        ours = Set.of(
                elements.getName("GuardedBy"),
                elements.getName("Atomic"),
                elements.getName("Worker"),
                elements.getName("Await"));
        company = elements.getName("dev");
        product = elements.getName("lockkeeper");
    }

    /** Reads a file, but no method bodies; whether there may be a domain class in it. */
    boolean read(CompilationUnitTree unit) {
        areOursHere = false;
        for (ImportTree each : unit.getImports()) {
            areOursHere |= isInside(each.getQualifiedIdentifier());
        }
        if (!areGuards || !areOursHere) {
            readMembers(unit.getTypeDecls());
        }
        areOurs |= areOursHere;
        return areOursHere;
    }

    /** Whether a member is guarded by a lock, or there is a domain class. */
    boolean areGuards() {
        return areGuards || areOurs;
    }

    /** Whether there may be a domain class. */
    boolean areOurs() {
        return areOurs;
    }

    private void readMembers(Iterable<? extends Tree> members) {
        for (Tree member : members) {
            if (member instanceof VariableTree field) {
                readAnnotations(field.getModifiers());
            } else if (member instanceof MethodTree method) {
                readAnnotations(method.getModifiers());
            } else if (member instanceof ClassTree type) {
                readMembers(type.getMembers());
            }
        }
    }

    private void readAnnotations(ModifiersTree modifiers) {
        for (AnnotationTree annotation : modifiers.getAnnotations()) {
            Tree name = annotation.getAnnotationType();
            areGuards = areGuards || isOneOf(guards, name);
            areOursHere |= isInside(name) && isOneOf(ours, name);
        }
    }

    /** Whether the name begins with the package of the annotations. Walks over it, for to print a tree costs more. */
    private boolean isInside(Tree name) {
        Tree scope = name;
        while (scope instanceof MemberSelectTree select) {
            scope = select.getExpression();
            if (scope instanceof MemberSelectTree home
                    && home.getIdentifier().equals(product)
                    && home.getExpression() instanceof IdentifierTree root
                    && root.getName().equals(company)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the name, or its last part, is one of these. */
    private static boolean isOneOf(Set<Name> names, Tree name) {
        return name instanceof MemberSelectTree select
                ? names.contains(select.getIdentifier())
                : name instanceof IdentifierTree identifier && names.contains(identifier.getName());
    }
}
