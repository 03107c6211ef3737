package dev.lockkeeper.analyser.body;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises that two objects are put into an order: {@code first = a.id < b.id ? a : b; second = a.id < b.id ? b : a}, or
 * {@code second = first == a ? b : a}. Both choices ask one question, so that the variables never hold the same object. Which of two locks
 * is taken first is settled in the same way.
 */
final class OrderedPairs {
    private final Sites sites;
    private final Map<ConditionalExpressionTree, Question> questions = new HashMap<>();

    OrderedPairs(Sites sites) {
        this.sites = sites;
    }

    /**
     * What a choice depends on.
     *
     * @param answer holds the answer
     * @param isStraight whether the condition of the choice is true where the answer is
     */
    record Question(Variable.Answer answer, boolean isStraight) {}

    /** The question of a choice that is one of two. */
    Optional<Question> find(ConditionalExpressionTree choice) {
        return Optional.ofNullable(questions.get(choice));
    }

    /** Looks for pairs among the variables that a block declares. */
    void read(List<? extends StatementTree> block) {
        Choice before = null;
        for (StatementTree statement : block) {
            Choice choice = Choice.find(statement).orElse(null);
            if (before != null && choice != null) {
                note(before, choice);
            }
            before = choice == null ? before : choice;
        }
    }

    private void note(Choice first, Choice second) {
        second.findAgreement(first).ifPresent(isStraight -> {
            Variable.Answer answer = new Variable.Answer(sites.next());
            questions.put(first.tree, new Question(answer, true));
            questions.put(second.tree, new Question(answer, isStraight));
        });
    }

    /** A variable that is given one of two others. */
    private record Choice(
            String variable, ConditionalExpressionTree tree, ExpressionTree condition, String ifTrue, String ifFalse) {

        static Optional<Choice> find(StatementTree statement) {
            if (statement instanceof VariableTree variable
                    && bare(variable.getInitializer()) instanceof ConditionalExpressionTree tree
                    && isName(tree.getTrueExpression())
                    && isName(tree.getFalseExpression())) {
                return Optional.of(new Choice(
                        variable.getName().toString(),
                        tree,
                        Parentheses.strip(tree.getCondition()),
                        Parentheses.strip(tree.getTrueExpression()).toString(),
                        Parentheses.strip(tree.getFalseExpression()).toString()));
            }
            return Optional.empty();
        }

        /** {@code a} or {@code a.lock}. */
        private static boolean isName(ExpressionTree tree) {
            ExpressionTree bare = Parentheses.strip(tree);
            return bare instanceof IdentifierTree
                    || (bare instanceof MemberSelectTree select && isName(select.getExpression()));
        }

        private static @Nullable ExpressionTree bare(@Nullable ExpressionTree tree) {
            return tree == null ? null : Parentheses.strip(tree);
        }

        /** Whether the conditions of two choices that always differ are true together; none for any other two. */
        Optional<Boolean> findAgreement(Choice first) {
            boolean areSwapped = ifTrue.equals(first.ifFalse) && ifFalse.equals(first.ifTrue);
            boolean areAlike = ifTrue.equals(first.ifTrue) && ifFalse.equals(first.ifFalse);
            if (condition instanceof BinaryTree binary && asksFor(first.variable, binary)) {
                boolean isEqual = binary.getKind() == Tree.Kind.EQUAL_TO;
                Set<String> sides =
                        Set.of(SimpleNames.of(binary.getLeftOperand()), SimpleNames.of(binary.getRightOperand()));
                boolean isFirstTaken = sides.contains(first.ifTrue) == isEqual;
                boolean isMeant = sides.contains(first.ifTrue) || sides.contains(first.ifFalse);
                return Optional.of(isFirstTaken).filter(taken -> isMeant && (taken ? areSwapped : areAlike));
            }
            boolean isSameQuestion = condition.toString().equals(first.condition.toString());
            return Optional.of(true).filter(always -> isSameQuestion && areSwapped);
        }

        /** {@code first == a} and the like. */
        private static boolean asksFor(String variable, BinaryTree tree) {
            String left = SimpleNames.of(tree.getLeftOperand());
            String right = SimpleNames.of(tree.getRightOperand());
            return (tree.getKind() == Tree.Kind.EQUAL_TO || tree.getKind() == Tree.Kind.NOT_EQUAL_TO)
                    && !left.equals(right)
                    && (left.equals(variable) || right.equals(variable));
        }
    }
}
