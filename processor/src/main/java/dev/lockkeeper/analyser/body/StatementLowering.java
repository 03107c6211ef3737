package dev.lockkeeper.analyser.body;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.SimpleTreeVisitor;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.flow.Block;
import dev.lockkeeper.analyser.flow.Operand;
import dev.lockkeeper.analyser.flow.Step;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts statements into the graph of a body. */
final class StatementLowering extends SimpleTreeVisitor<Void, Void> {
    private final BodyLowering body;
    private final GraphBuilder graph;
    private final LoopLowering loops;
    private final SwitchLowering switches;
    private final TryLowering tries;
    /** Labels read, but not yet taken by the statement that they stand before. */
    private final Set<String> labels = new LinkedHashSet<>();

    StatementLowering(BodyLowering body) {
        this.body = body;
        graph = body.graph;
        loops = new LoopLowering(body, this);
        switches = new SwitchLowering(body, this);
        tries = new TryLowering(body, this);
    }

    SwitchLowering switches() {
        return switches;
    }

    void lower(@Nullable Tree statement) {
        if (statement != null) {
            statement.accept(this, null);
        }
    }

    void lowerAll(List<? extends Tree> statements) {
        statements.forEach(this::lower);
    }

    /** The labels of the statement that is read now. */
    Set<String> takeLabels() {
        Set<String> taken = Set.copyOf(labels);
        labels.clear();
        return taken;
    }

    @Override
    protected @Nullable Void defaultAction(@Nullable Tree tree, Void unused) {
        if (tree instanceof ExpressionTree expression) {
            body.expressions.lower(expression);
        } else if (tree != null) {
            lowerAll(TreeChildren.of(tree));
        }
        return null;
    }

    @Override
    public @Nullable Void visitBlock(BlockTree block, Void unused) {
        body.pairs.read(block.getStatements());
        lowerAll(block.getStatements());
        return null;
    }

    @Override
    public @Nullable Void visitExpressionStatement(ExpressionStatementTree statement, Void unused) {
        body.expressions.lower(statement.getExpression());
        return null;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, Void unused) {
        ExpressionTree initializer = variable.getInitializer();
        if (initializer != null) {
            body.lookup.enterDeclaration(variable.getModifiers());
            Operand value = body.expressions.lower(initializer);
            body.assignments.declare(variable, value);
            body.lookup.leaveDeclaration();
        }
        return null;
    }

    @Override
    public @Nullable Void visitClass(ClassTree local, Void unused) {
        graph.add(new Step.Declare(body.codes.lowerLocalClass(local)));
        return null;
    }

    @Override
    public @Nullable Void visitIf(IfTree tree, Void unused) {
        Block whenTrue = graph.newBlock();
        Block whenFalse = graph.newBlock();
        Block end = graph.newBlock();
        body.conditions.branch(tree.getCondition(), whenTrue, whenFalse);
        graph.beginAt(whenTrue);
        lower(tree.getThenStatement());
        graph.goTo(end);
        graph.beginAt(whenFalse);
        lower(tree.getElseStatement());
        graph.continueAt(end);
        return null;
    }

    @Override
    public @Nullable Void visitAssert(AssertTree tree, Void unused) {
        Block whenTrue = graph.newBlock();
        Block whenFalse = graph.newBlock();
        body.conditions.branch(tree.getCondition(), whenTrue, whenFalse);
        graph.beginAt(whenFalse);
        if (tree.getDetail() != null) {
            body.expressions.lower(tree.getDetail());
        }
        graph.stop();
        graph.beginAt(whenTrue);
        return null;
    }

    @Override
    public @Nullable Void visitReturn(ReturnTree tree, Void unused) {
        ExpressionTree expression = tree.getExpression();
        Place place = body.place(expression == null ? tree : expression);
        Operand value = expression == null ? null : body.expressions.lower(expression);
        body.addReturn(place, value);
        body.scopes.leaveTo(Optional.empty());
        graph.goTo(graph.normalEnd());
        return null;
    }

    @Override
    public @Nullable Void visitThrow(ThrowTree tree, Void unused) {
        ExpressionTree expression = tree.getExpression();
        graph.add(new Step.Release(body.place(expression), body.expressions.lower(expression)));
        List<Block> handlers = body.lookup
                .findType(expression)
                .map(body.scopes::handlersOf)
                .orElseGet(() -> body.scopes.handlers(List.of()));
        graph.add(new Step.Risk(handlers));
        graph.stop();
        return null;
    }

    @Override
    public @Nullable Void visitLabeledStatement(LabeledStatementTree tree, Void unused) {
        labels.add(tree.getLabel().toString());
        StatementTree statement = tree.getStatement();
        if (LoopLowering.isLoop(statement) || statement instanceof LabeledStatementTree) {
            lower(statement);
            return null;
        }
        Block end = graph.newBlock();
        body.scopes.push(new Scope.Target(takeLabels(), false, end, null, null));
        lower(statement);
        body.scopes.pop();
        graph.continueAt(end);
        return null;
    }

    @Override
    public @Nullable Void visitBreak(BreakTree tree, Void unused) {
        jump(
                body.scopes.findTarget(target -> tree.getLabel() == null
                        ? target.isPlain()
                        : target.labels().contains(tree.getLabel().toString())),
                false);
        return null;
    }

    @Override
    public @Nullable Void visitContinue(ContinueTree tree, Void unused) {
        jump(
                body.scopes.findTarget(target -> target.onContinue() != null
                        && (tree.getLabel() == null
                                || target.labels().contains(tree.getLabel().toString()))),
                true);
        return null;
    }

    @Override
    public @Nullable Void visitYield(YieldTree tree, Void unused) {
        Optional<Scope.Target> target = body.scopes.findTarget(scope -> scope.result() != null);
        Operand value = body.expressions.lower(tree.getValue());
        Variable result = target.map(Scope.Target::result).orElse(null);
        if (result != null) {
            graph.add(new Step.Assign(body.place(tree), result, value));
        }
        jump(target, false);
        return null;
    }

    private void jump(Optional<Scope.Target> target, boolean isContinue) {
        body.scopes.leaveTo(target);
        Block goal = target.map(scope -> isContinue ? scope.onContinue() : scope.onBreak())
                .orElseGet(graph::normalEnd);
        graph.goTo(goal);
    }

    @Override
    public @Nullable Void visitWhileLoop(WhileLoopTree tree, Void unused) {
        loops.lowerWhile(tree);
        return null;
    }

    @Override
    public @Nullable Void visitDoWhileLoop(DoWhileLoopTree tree, Void unused) {
        loops.lowerDoWhile(tree);
        return null;
    }

    @Override
    public @Nullable Void visitForLoop(ForLoopTree tree, Void unused) {
        loops.lowerFor(tree);
        return null;
    }

    @Override
    public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void unused) {
        loops.lowerForEach(tree);
        return null;
    }

    @Override
    public @Nullable Void visitSwitch(SwitchTree tree, Void unused) {
        switches.lowerStatement(tree);
        return null;
    }

    @Override
    public @Nullable Void visitTry(TryTree tree, Void unused) {
        tries.lowerTry(tree);
        return null;
    }

    @Override
    public @Nullable Void visitSynchronized(SynchronizedTree tree, Void unused) {
        tries.lowerSynchronized(tree);
        return null;
    }
}
