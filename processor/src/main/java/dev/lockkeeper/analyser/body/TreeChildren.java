package dev.lockkeeper.analyser.body;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The children of a tree of any kind, those of later language versions included, in the order of their evaluation. */
final class TreeChildren extends TreeScanner<Void, Void> {
    private final List<Tree> found = new ArrayList<>();

    private TreeChildren() {}

    static List<Tree> of(Tree tree) {
        TreeChildren children = new TreeChildren();
        tree.accept(children, null);
        return children.found;
    }

    @Override
    public @Nullable Void scan(@Nullable Tree child, Void unused) {
        if (child != null) {
            found.add(child);
        }
        return null;
    }
}
