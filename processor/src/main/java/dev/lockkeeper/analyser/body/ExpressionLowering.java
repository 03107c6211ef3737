package dev.lockkeeper.analyser.body;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.SimpleTreeVisitor;
import dev.lockkeeper.analyser.fact.UseKind;
import dev.lockkeeper.analyser.flow.Block;
import dev.lockkeeper.analyser.flow.CodeUse;
import dev.lockkeeper.analyser.flow.Operand;
import dev.lockkeeper.analyser.flow.Step;
import dev.lockkeeper.analyser.lock.Literals;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts what an expression does into the graph of a body, and tells what it denotes. */
final class ExpressionLowering extends SimpleTreeVisitor<Operand, Void> {
    private final BodyLowering body;
    private final GraphBuilder graph;
    private final NameLowering names;
    private final IndexLowering indices;

    ExpressionLowering(BodyLowering body) {
        this.body = body;
        this.graph = body.graph;
        names = new NameLowering(body);
        indices = new IndexLowering(this);
    }

    Operand lower(Tree tree) {
        return tree.accept(this, null);
    }

    /** As {@link #lower}, for an expression whose object is then used in that way. */
    Operand lowerFor(ExpressionTree tree, UseKind use) {
        ExpressionTree bare = Parentheses.strip(tree);
        if (bare instanceof TypeCastTree cast && !(cast.getType() instanceof PrimitiveTypeTree)) {
            return lowerFor(cast.getExpression(), use);
        }
        Optional<Operand> named = names.lower(bare, use);
        return named.isPresent() ? named.get() : lower(bare);
    }

    /** As {@link #lowerFor}, for an array or collection whose elements are then used in that way. */
    Operand lowerForItems(ExpressionTree tree, UseKind use) {
        Operand owner = lowerFor(tree, use);
        if (owner instanceof Operand.Local) {
            graph.add(new Step.Items(body.place(tree), owner, use));
        }
        return owner;
    }

    /** As {@link #lower}, for the lock of a {@code synchronized} statement: to name a lock needs no lock. */
    Operand lowerLock(ExpressionTree tree) {
        return names.lowerLock(tree).orElseGet(() -> lower(tree));
    }

    NameLowering names() {
        return names;
    }

    @Override
    protected Operand defaultAction(@Nullable Tree tree, Void unused) {
        return tree == null ? body.access.sites().unknown() : lowerParts(tree);
    }

    private Operand lowerParts(Tree tree) {
        TreeChildren.of(tree).forEach(this::lower);
        return body.access.sites().unknown();
    }

    @Override
    public Operand visitParenthesized(ParenthesizedTree tree, Void unused) {
        return lower(tree.getExpression());
    }

    @Override
    public Operand visitTypeCast(TypeCastTree tree, Void unused) {
        Operand value = lower(tree.getExpression());
        boolean isConverted = tree.getType() instanceof PrimitiveTypeTree
                && value instanceof Operand.Known known
                && known.value() instanceof Value.Constant;
        return isConverted ? body.access.sites().unknown() : value; // (byte) 300 is another number
    }

    @Override
    public Operand visitLiteral(LiteralTree tree, Void unused) {
        Object value = tree.getValue();
        return new Operand.Known(Literals.of(value));
    }

    @Override
    public Operand visitIdentifier(IdentifierTree tree, Void unused) {
        return names.lower(tree, UseKind.READ).orElseGet(body.access.sites()::unknown);
    }

    @Override
    public Operand visitMemberSelect(MemberSelectTree tree, Void unused) {
        return names.lower(tree, UseKind.READ).orElseGet(body.access.sites()::unknown);
    }

    @Override
    public Operand visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        return body.calls.lowerCall(tree, CodeUse.UNKNOWN);
    }

    @Override
    public Operand visitNewClass(NewClassTree tree, Void unused) {
        return body.calls.lowerNew(tree);
    }

    @Override
    public Operand visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
        return body.codes.lowerLambda(tree, false);
    }

    @Override
    public Operand visitMemberReference(MemberReferenceTree tree, Void unused) {
        return body.codes.lowerReference(tree);
    }

    @Override
    public Operand visitNewArray(NewArrayTree tree, Void unused) {
        tree.getDimensions().forEach(this::lower);
        if (tree.getInitializers() != null) {
            tree.getInitializers().forEach(item -> graph.add(new Step.Release(body.place(item), lower(item))));
        }
        return body.access.sites().unknown();
    }

    @Override
    public Operand visitArrayAccess(ArrayAccessTree tree, Void unused) {
        Operand array = lowerForItems(tree.getExpression(), UseKind.USE);
        return new Operand.Item(array, indices.lower(tree.getIndex()));
    }

    @Override
    public Operand visitAssignment(AssignmentTree tree, Void unused) {
        return body.assignments.lowerAssignment(tree);
    }

    @Override
    public Operand visitCompoundAssignment(CompoundAssignmentTree tree, Void unused) {
        return body.assignments.lowerUpdate(tree, tree.getVariable(), tree.getExpression());
    }

    @Override
    public Operand visitUnary(UnaryTree tree, Void unused) {
        return switch (tree.getKind()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
                body.assignments.lowerUpdate(tree, tree.getExpression(), null);
            case LOGICAL_COMPLEMENT -> lowerBoolean(tree);
            default -> lowerParts(tree);
        };
    }

    @Override
    public Operand visitBinary(BinaryTree tree, Void unused) {
        if (Comparisons.isCountOfHolds(tree)) {
            return lowerBoolean(tree);
        }
        return switch (tree.getKind()) {
            case CONDITIONAL_AND, CONDITIONAL_OR, NOT_EQUAL_TO -> lowerBoolean(tree);
            case EQUAL_TO -> body.conditions.equality(tree);
            case LESS_THAN, LESS_THAN_EQUAL, GREATER_THAN, GREATER_THAN_EQUAL -> {
                Comparisons.note(tree, graph);
                yield lowerParts(tree);
            }
            default -> lowerParts(tree);
        };
    }

    @Override
    public Operand visitInstanceOf(InstanceOfTree tree, Void unused) {
        Operand value = lower(tree.getExpression());
        if (tree.getPattern() != null) {
            PatternLowering.bind(body, tree.getPattern(), value);
        }
        return body.access.sites().unknown();
    }

    /** Leaves the truth of a condition in a variable; the ways to either outcome stay apart where their locks differ. */
    private Operand lowerBoolean(ExpressionTree tree) {
        Block whenTrue = graph.newBlock();
        Block whenFalse = graph.newBlock();
        body.conditions.branch(tree, whenTrue, whenFalse);
        return join(tree, whenTrue, () -> known(Value.Constant.TRUE), whenFalse, () -> known(Value.Constant.FALSE));
    }

    private static Operand known(Value value) {
        return new Operand.Known(value);
    }

    @Override
    public Operand visitConditionalExpression(ConditionalExpressionTree tree, Void unused) {
        Block whenTrue = graph.newBlock();
        Block whenFalse = graph.newBlock();
        body.pairs
                .find(tree)
                .ifPresentOrElse(
                        question -> ask(question, tree.getCondition(), whenTrue, whenFalse),
                        () -> body.conditions.branch(tree.getCondition(), whenTrue, whenFalse));
        return join(
                tree,
                whenTrue,
                () -> lower(tree.getTrueExpression()),
                whenFalse,
                () -> lower(tree.getFalseExpression()));
    }

    private void ask(OrderedPairs.Question question, ExpressionTree condition, Block whenTrue, Block whenFalse) {
        lower(condition);
        Operand answer = new Operand.Local(question.answer());
        graph.fork(answer, question.isStraight() ? whenTrue : whenFalse, question.isStraight() ? whenFalse : whenTrue);
    }

    @Override
    public Operand visitSwitchExpression(SwitchExpressionTree tree, Void unused) {
        return body.statements.switches().lowerExpression(tree);
    }

    private Operand join(
            Tree tree, Block whenTrue, Supplier<Operand> first, Block whenFalse, Supplier<Operand> second) {
        Variable result = body.access.sites().temporary();
        Block end = graph.newBlock();
        graph.beginAt(whenTrue);
        Operand one = assign(tree, result, first.get());
        graph.goTo(end);
        graph.beginAt(whenFalse);
        Operand other = assign(tree, result, second.get());
        graph.continueAt(end);
        body.program.aliases().noteChoice(result, one, other);
        return new Operand.Local(result);
    }

    private Operand assign(Tree tree, Variable result, Operand value) {
        graph.add(new Step.Assign(body.place(tree), result, value));
        return value;
    }
}
