package dev.lockkeeper.analyser.body;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import dev.lockkeeper.analyser.flow.Block;
import dev.lockkeeper.analyser.flow.Operand;
import dev.lockkeeper.analyser.lock.Value;

/** Puts conditions into the graph of a body: each part of them decides where control goes on. */
final class ConditionLowering {
    private final BodyLowering body;
    private final GraphBuilder graph;

    ConditionLowering(BodyLowering body) {
        this.body = body;
        this.graph = body.graph;
    }

    void branch(ExpressionTree condition, Block whenTrue, Block whenFalse) {
        ExpressionTree tree = Parentheses.strip(condition);
        if (tree instanceof BinaryTree binary) {
            branchBinary(binary, whenTrue, whenFalse);
        } else if (tree instanceof UnaryTree unary && tree.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
            branch(unary.getExpression(), whenFalse, whenTrue);
        } else if (tree instanceof ConditionalExpressionTree choice) {
            branchChoice(choice, whenTrue, whenFalse);
        } else {
            graph.fork(body.expressions.lower(tree), whenTrue, whenFalse);
        }
    }

    private void branchBinary(BinaryTree tree, Block whenTrue, Block whenFalse) {
        Block second = graph.newBlock();
        switch (tree.getKind()) {
            case AND -> {
                Operand left = body.expressions.lower(tree.getLeftOperand());
                Operand right = body.expressions.lower(tree.getRightOperand());
                graph.fork(left, second, whenFalse);
                graph.beginAt(second);
                graph.fork(right, whenTrue, whenFalse);
            }
            case CONDITIONAL_AND -> {
                branch(tree.getLeftOperand(), second, whenFalse);
                graph.beginAt(second);
                branch(tree.getRightOperand(), whenTrue, whenFalse);
            }
            case CONDITIONAL_OR -> {
                branch(tree.getLeftOperand(), whenTrue, second);
                graph.beginAt(second);
                branch(tree.getRightOperand(), whenTrue, whenFalse);
            }
            case NOT_EQUAL_TO -> graph.fork(equality(tree), whenFalse, whenTrue);
            default -> {
                if (Comparisons.isCountOfHolds(tree)) {
                    graph.fork(equality(tree), whenFalse, whenTrue);
                } else {
                    graph.fork(body.expressions.lower(tree), whenTrue, whenFalse);
                }
            }
        }
    }

    /** Whether both operands are the same. Two strings may be equal and yet not the same, of which a {@code case} knows nothing. */
    Operand equality(BinaryTree tree) {
        Operand left = body.expressions.lower(tree.getLeftOperand());
        Operand right = body.expressions.lower(tree.getRightOperand());
        return isString(left) || isString(right) ? body.access.sites().unknown() : new Operand.Equal(left, right);
    }

    private static boolean isString(Operand operand) {
        return operand instanceof Operand.Known known
                && known.value() instanceof Value.Constant constant
                && constant.value() instanceof String;
    }

    private void branchChoice(ConditionalExpressionTree tree, Block whenTrue, Block whenFalse) {
        Block first = graph.newBlock();
        Block second = graph.newBlock();
        branch(tree.getCondition(), first, second);
        graph.beginAt(first);
        branch(tree.getTrueExpression(), whenTrue, whenFalse);
        graph.beginAt(second);
        branch(tree.getFalseExpression(), whenTrue, whenFalse);
    }
}
