package dev.lockkeeper.analyser.body;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import dev.lockkeeper.analyser.flow.Step;

/** Recognises {@code a.id < b.id}: the same key of two objects. */
final class Comparisons {
    private Comparisons() {}

    static void note(BinaryTree tree, GraphBuilder graph) {
        String left = key(tree.getLeftOperand());
        boolean isSameKey = !left.isEmpty() && left.equals(key(tree.getRightOperand()));
        if (isSameKey
                && !tree.getLeftOperand()
                        .toString()
                        .equals(tree.getRightOperand().toString())) {
            graph.add(new Step.Compare());
        }
    }

    private static String key(ExpressionTree tree) {
        ExpressionTree bare = ExpressionLowering.withoutParentheses(tree);
        if (bare instanceof MethodInvocationTree call) {
            return key(call.getMethodSelect());
        }
        if (bare instanceof MemberSelectTree select) {
            return select.getIdentifier().toString();
        }
        return bare instanceof IdentifierTree name ? name.getName().toString() : "";
    }
}
