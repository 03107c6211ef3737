package dev.lockkeeper.analyser.body;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.fact.Suppressions;
import dev.lockkeeper.analyser.lock.DeclaringType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Answers what the compiler found out about the trees of one top-level class. */
final class SourceLookup {
    private final Trees trees;
    private final CompilationUnitTree unit;
    private final TreePath classPath;
    private final Deque<Suppressions> suppressed = new ArrayDeque<>();
    private boolean hasErrors;

    SourceLookup(Trees trees, CompilationUnitTree unit, ClassTree topLevel) {
        this.trees = trees;
        this.unit = unit;
        // The compiler keeps its answers in the trees: any path that ends at the tree gets them, so none is searched
        // for.
        classPath = new TreePath(new TreePath(unit), topLevel);
        suppressed.push(Suppressions.NONE);
        attribute(topLevel);
    }

    /** Asks for something that has no element: that makes the compiler attribute the class if it has not done so yet. */
    private void attribute(ClassTree topLevel) {
        trees.getElement(new TreePath(classPath, topLevel.getModifiers()));
    }

    /** The declaration that a name, call or declaration refers to; none where the source has an error. */
    Optional<Element> findElement(Tree tree) {
        return Optional.ofNullable(elementOf(tree));
    }

    /** The same, or null, for who asks often. */
    @Nullable
    Element elementOf(Tree tree) {
        Element element = trees.getElement(new TreePath(classPath, tree));
        if (element == null) {
            return null;
        }
        boolean isKnown = DeclaringType.isKnown(element);
        hasErrors |= !isKnown || isUnknownType(element);
        return isKnown ? element : null;
    }

    /** What a name denotes that the compiler finds nothing for is a class to it, of no type. */
    private static boolean isUnknownType(Element element) {
        return element instanceof TypeElement && element.asType().getKind() == TypeKind.ERROR;
    }

    /** Whether something has been asked for that the source names and that is not there: the compiler reports that. */
    boolean hasErrors() {
        return hasErrors;
    }

    /** The type of an expression; none where the source has an error. */
    Optional<TypeMirror> findType(Tree tree) {
        return Optional.ofNullable(trees.getTypeMirror(new TreePath(classPath, tree)));
    }

    Place place(Tree tree) {
        return new Place(tree, unit, suppressed.element());
    }

    /** What is read from here on belongs to a declaration with these modifiers. */
    void enterDeclaration(ModifiersTree modifiers) {
        suppressed.push(SuppressionReader.with(suppressed.element(), modifiers));
    }

    void leaveDeclaration() {
        suppressed.pop();
    }
}
