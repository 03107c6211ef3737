package dev.lockkeeper.analyser.body;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;

/** Reads names, or their last parts, without printing the tree. */
public final class SimpleNames {
    private SimpleNames() {}

    /** {@code c} of {@code a.b.c}; empty for what is no name. */
    public static String of(Tree name) {
        if (name instanceof IdentifierTree identifier) {
            return identifier.getName().toString();
        }
        return name instanceof MemberSelectTree select ? select.getIdentifier().toString() : "";
    }

    /** {@code a.b.c}, all of it. */
    public static String full(Tree name) {
        return name instanceof MemberSelectTree select ? full(select.getExpression()) + "." + of(name) : of(name);
    }
}
