package dev.lockkeeper.analyser.body;

import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import dev.lockkeeper.analyser.fact.UseKind;
import dev.lockkeeper.analyser.flow.Block;
import dev.lockkeeper.analyser.flow.Operand;
import dev.lockkeeper.analyser.flow.Step;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts loops into the graph of a body. */
final class LoopLowering {
    private final BodyLowering body;
    private final GraphBuilder graph;
    private final StatementLowering statements;

    LoopLowering(BodyLowering body, StatementLowering statements) {
        this.body = body;
        this.graph = body.graph;
        this.statements = statements;
    }

    static boolean isLoop(StatementTree statement) {
        return switch (statement.getKind()) {
            case WHILE_LOOP, DO_WHILE_LOOP, FOR_LOOP, ENHANCED_FOR_LOOP -> true;
            default -> false;
        };
    }

    void lowerWhile(WhileLoopTree tree) {
        Set<String> labels = statements.takeLabels();
        Block head = graph.newLoopHead();
        Block inside = graph.newBlock();
        Block end = graph.newBlock();
        graph.continueAt(head);
        body.conditions.branch(tree.getCondition(), inside, end);
        graph.beginAt(inside);
        lowerInside(tree.getStatement(), labels, end, head);
        graph.goTo(head);
        graph.beginAt(end);
    }

    void lowerDoWhile(DoWhileLoopTree tree) {
        Set<String> labels = statements.takeLabels();
        Block head = graph.newLoopHead();
        Block condition = graph.newBlock();
        Block end = graph.newBlock();
        graph.continueAt(head);
        lowerInside(tree.getStatement(), labels, end, condition);
        graph.continueAt(condition);
        body.conditions.branch(tree.getCondition(), head, end);
        graph.beginAt(end);
    }

    void lowerFor(ForLoopTree tree) {
        Set<String> labels = statements.takeLabels();
        statements.lowerAll(tree.getInitializer());
        Block head = graph.newLoopHead();
        Block inside = graph.newBlock();
        Block update = graph.newBlock();
        Block end = graph.newBlock();
        graph.continueAt(head);
        branchOrEnter(tree.getCondition(), inside, end);
        graph.beginAt(inside);
        lowerInside(tree.getStatement(), labels, end, update);
        graph.continueAt(update);
        statements.lowerAll(tree.getUpdate());
        graph.goTo(head);
        graph.beginAt(end);
    }

    private void branchOrEnter(@Nullable ExpressionTree condition, Block inside, Block end) {
        if (condition == null) {
            graph.goTo(inside);
        } else {
            body.conditions.branch(condition, inside, end);
        }
    }

    void lowerForEach(EnhancedForLoopTree tree) {
        Set<String> labels = statements.takeLabels();
        Operand elements = body.expressions.lowerForItems(tree.getExpression(), UseKind.USE);
        body.calls.lowerIterator(tree.getExpression(), elements);
        Block head = graph.newLoopHead();
        Block inside = graph.newBlock();
        Block end = graph.newBlock();
        Operand hasNext = body.access.sites().unknown();
        graph.continueAt(head);
        graph.add(new Step.Use(body.place(tree.getExpression()), elements));
        graph.fork(hasNext, inside, end);
        graph.beginAt(inside);
        body.assignments.declare(tree.getVariable(), body.access.sites().unknown());
        lowerInside(tree.getStatement(), labels, end, head);
        graph.goTo(head);
        graph.beginAt(end);
    }

    private void lowerInside(Tree statement, Set<String> labels, Block end, Block next) {
        body.scopes.push(new Scope.Target(labels, true, end, next, null));
        statements.lower(statement);
        body.scopes.noteRisk();
        body.scopes.pop();
    }
}
