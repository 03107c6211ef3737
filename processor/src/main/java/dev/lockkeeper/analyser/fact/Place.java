package dev.lockkeeper.analyser.fact;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import org.jspecify.annotations.Nullable;

/**
 * Where something stands in the source. Rules pass it on to whoever prints; they do not look into it.
 *
 * @param tree the expression or declaration
 * @param unit the file
 * @param suppressed what the declarations around it silence
 */
public record Place(Tree tree, CompilationUnitTree unit, Suppressions suppressed) {

    /** The expression as the source has it, on one line. */
    public String source() {
        return tree.toString().replaceAll("\\s+", " ");
    }

    /** The same tree is the same place. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Place place && place.tree == tree;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(tree);
    }
}
