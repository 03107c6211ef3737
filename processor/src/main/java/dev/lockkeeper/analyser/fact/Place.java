package dev.lockkeeper.analyser.fact;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import dev.lockkeeper.finding.Rule;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where something stands in the source. Rules pass it on to whoever prints; they do not look into it.
 *
 * @param tree the expression or declaration
 * @param unit the file
 * @param suppressed the rules that a declaration around it suppresses
 */
public record Place(Tree tree, CompilationUnitTree unit, Set<Rule> suppressed) {

    /** The number of the line, when the tree has not been replaced since; used in messages that name a second place. */
    public String line(com.sun.source.util.SourcePositions positions) {
        long start = positions.getStartPosition(unit, tree);
        return start < 0 ? "?" : String.valueOf(unit.getLineMap().getLineNumber(start));
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
