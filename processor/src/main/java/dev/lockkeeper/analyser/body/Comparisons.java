package dev.lockkeeper.analyser.body;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.lockkeeper.analyser.flow.Step;
import java.util.Set;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/** Recognises comparisons that say something of locks: {@code a.id < b.id}, the same key of two objects, and counts of holds. */
final class Comparisons {
    private static final Set<String> COUNTS = Set.of("getHoldCount", "getReadHoldCount", "getWriteHoldCount");

    private Comparisons() {}

    static void note(BinaryTree tree, GraphBuilder graph) {
        if (isOrdering(tree.getKind()) && isOfSameKey(tree)) {
            graph.add(new Step.Compare());
        }
    }

    /** Whether it is told which of two is the greater. */
    static boolean isOrdering(Tree.Kind kind) {
        return kind == Tree.Kind.LESS_THAN
                || kind == Tree.Kind.LESS_THAN_EQUAL
                || kind == Tree.Kind.GREATER_THAN
                || kind == Tree.Kind.GREATER_THAN_EQUAL;
    }

    /** Whether the same key of two objects is compared. */
    static boolean isOfSameKey(BinaryTree tree) {
        Name left = findKey(tree.getLeftOperand());
        return left != null
                && left.equals(findKey(tree.getRightOperand()))
                && !tree.getLeftOperand()
                        .toString()
                        .equals(tree.getRightOperand().toString());
    }

    /** {@code lock.getHoldCount() > 0}. */
    static boolean isCountOfHolds(BinaryTree tree) {
        return tree.getKind() == Tree.Kind.GREATER_THAN
                && Parentheses.strip(tree.getLeftOperand()) instanceof MethodInvocationTree call
                && COUNTS.contains(SimpleNames.of(call.getMethodSelect()))
                && tree.getRightOperand() instanceof LiteralTree literal
                && Integer.valueOf(0).equals(literal.getValue());
    }

    private static @Nullable Name findKey(ExpressionTree tree) {
        ExpressionTree bare = Parentheses.strip(tree);
        if (bare instanceof IdentifierTree name) {
            return name.getName();
        }
        if (bare instanceof MethodInvocationTree call) {
            return findKey(call.getMethodSelect());
        }
        return bare instanceof MemberSelectTree select ? select.getIdentifier() : null;
    }
}
