package dev.lockkeeper.analyser.body;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ParenthesizedTree;

/** Looks inside parentheses, which mean nothing to any rule. */
final class Parentheses {
    private Parentheses() {}

    /** The expression without those around it. */
    static ExpressionTree strip(ExpressionTree tree) {
        return tree instanceof ParenthesizedTree inside ? strip(inside.getExpression()) : tree;
    }
}
