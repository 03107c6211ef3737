package dev.lockkeeper.analyser;

import com.sun.source.tree.ImportTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Looks up the imports of a class of the compilation; a class of a jar has none left. */
final class Imports {
    private final Trees trees;
    private final Elements elements;

    Imports(Trees trees, Elements elements) {
        this.trees = trees;
        this.elements = elements;
    }

    /** The type of that simple name that the source of the class imports. */
    Optional<TypeElement> find(TypeElement from, String simpleName) {
        TreePath path = trees.getTree(from) == null ? null : trees.getPath(from);
        if (path == null) {
            return Optional.empty();
        }
        for (ImportTree each : path.getCompilationUnit().getImports()) {
            Optional<TypeElement> found = findIn(each, simpleName);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<TypeElement> findIn(ImportTree tree, String simpleName) {
        String name = tree.getQualifiedIdentifier().toString();
        String scope = name.substring(0, name.lastIndexOf('.') + 1);
        boolean isMatch = name.equals(scope + simpleName) || name.equals(scope + "*");
        return isMatch ? Optional.ofNullable(elements.getTypeElement(scope + simpleName)) : Optional.empty();
    }
}
