package dev.lockkeeper.analyser.body;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import dev.lockkeeper.analyser.flow.Operand;
import java.util.List;
import java.util.Set;

/** Tells what the index of an array denotes: computed from the same values in the same way it is the same element. */
final class IndexLowering {
    private static final Set<Tree.Kind> OPERATORS = Set.of(
            Tree.Kind.PLUS,
            Tree.Kind.MINUS,
            Tree.Kind.MULTIPLY,
            Tree.Kind.DIVIDE,
            Tree.Kind.REMAINDER,
            Tree.Kind.AND,
            Tree.Kind.OR,
            Tree.Kind.XOR,
            Tree.Kind.LEFT_SHIFT,
            Tree.Kind.RIGHT_SHIFT,
            Tree.Kind.UNSIGNED_RIGHT_SHIFT,
            Tree.Kind.UNARY_MINUS,
            Tree.Kind.BITWISE_COMPLEMENT);

    private final ExpressionLowering expressions;

    IndexLowering(ExpressionLowering expressions) {
        this.expressions = expressions;
    }

    Operand lower(ExpressionTree index) {
        ExpressionTree tree = Parentheses.strip(index);
        if (tree instanceof TypeCastTree cast && cast.getType() instanceof PrimitiveTypeTree) {
            return new Operand.Computed(cast.getType().toString(), List.of(lower(cast.getExpression())));
        }
        if (!OPERATORS.contains(tree.getKind())) {
            return expressions.lower(tree);
        }
        String operator = tree.getKind().name();
        return tree instanceof BinaryTree binary
                ? new Operand.Computed(
                        operator, List.of(lower(binary.getLeftOperand()), lower(binary.getRightOperand())))
                : new Operand.Computed(operator, List.of(lower(((UnaryTree) tree).getExpression())));
    }
}
