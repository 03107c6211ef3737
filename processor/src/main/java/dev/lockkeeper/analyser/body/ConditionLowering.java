package dev.lockkeeper.analyser.body;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import dev.lockkeeper.analyser.flow.Block;
import dev.lockkeeper.analyser.flow.Operand;

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

    private Operand equality(BinaryTree tree) {
        Operand left = body.expressions.lower(tree.getLeftOperand());
        return new Operand.Equal(left, body.expressions.lower(tree.getRightOperand()));
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
