package dev.lockkeeper.analyser.body;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import dev.lockkeeper.analyser.flow.Block;
import dev.lockkeeper.analyser.flow.Operand;
import dev.lockkeeper.analyser.flow.Step;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.type.TypeMirror;

/** Puts {@code try} and {@code synchronized} into the graph of a body. */
final class TryLowering {
    private final BodyLowering body;
    private final GraphBuilder graph;
    private final StatementLowering statements;
    private final ResourceLowering resources;

    TryLowering(BodyLowering body, StatementLowering statements) {
        this.body = body;
        this.graph = body.graph;
        this.statements = statements;
        this.resources = new ResourceLowering(body);
    }

    void lowerTry(TryTree tree) {
        BlockTree last = tree.getFinallyBlock();
        if (last == null) {
            lowerCatching(tree);
        } else {
            withCleanup(() -> statements.lower(last), () -> lowerCatching(tree));
        }
    }

    /**
     * Puts in the action's steps once for each way out of the content: returning from it, jumping out of it, and with an
     * exception, which then goes on outwards.
     */
    void withCleanup(Runnable action, Runnable content) {
        Block onThrow = graph.newBlock();
        Block end = graph.newBlock();
        body.scopes.push(new Scope.Cleanup(action, onThrow));
        content.run();
        body.scopes.pop();
        body.scopes.cleanUp(action);
        graph.goTo(end);
        graph.beginAt(onThrow);
        body.scopes.cleanUp(action);
        graph.add(new Step.Risk(body.scopes.handlers(List.of())));
        graph.stop();
        graph.beginAt(end);
    }

    private void lowerCatching(TryTree tree) {
        if (tree.getCatches().isEmpty()) {
            lowerResources(tree.getResources(), tree.getBlock());
            return;
        }
        List<Scope.Clause> clauses = new ArrayList<>();
        for (CatchTree each : tree.getCatches()) {
            clauses.add(new Scope.Clause(caughtTypes(each), graph.newBlock()));
        }
        // Not only calls throw: a clause that none of them reaches is reached from wherever the block is left.
        List<Block> unreached = new ArrayList<>();
        Runnable onLeave = () -> graph.add(new Step.Risk(unreached));
        body.scopes.push(new Scope.Catching(clauses, onLeave));
        lowerResources(tree.getResources(), tree.getBlock());
        onLeave.run();
        clauses.stream()
                .map(Scope.Clause::start)
                .filter(start -> !body.scopes.isReached(start))
                .forEach(unreached::add);
        body.scopes.pop();
        Block end = graph.newBlock();
        graph.goTo(end);
        for (int i = 0; i < clauses.size(); i++) {
            graph.beginAt(clauses.get(i).start());
            statements.lower(tree.getCatches().get(i).getBlock());
            graph.goTo(end);
        }
        graph.beginAt(end);
    }

    private List<TypeMirror> caughtTypes(CatchTree tree) {
        Tree type = tree.getParameter().getType();
        List<? extends Tree> alternatives =
                type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
        return alternatives.stream()
                .flatMap(each -> body.lookup.findType(each).stream())
                .toList();
    }

    private void lowerResources(List<? extends Tree> trees, BlockTree content) {
        if (trees.isEmpty()) {
            statements.lower(content);
            return;
        }
        Tree resource = trees.get(0);
        ResourceLowering.Opened opened = resources.open(resource);
        withCleanup(() -> resources.close(opened), () -> lowerResources(trees.subList(1, trees.size()), content));
    }

    void lowerSynchronized(SynchronizedTree tree) {
        Variable monitor = body.access.sites().temporary();
        ExpressionTree expression = Parentheses.strip(tree.getExpression());
        Operand value = body.expressions.lowerLock(expression);
        graph.add(new Step.Assign(body.place(expression), monitor, value));
        graph.add(new Step.Enter(body.place(expression), new Operand.Local(monitor)));
        withCleanup(
                () -> graph.add(new Step.Leave(body.place(expression), new Operand.Local(monitor))),
                () -> statements.lower(tree.getBlock()));
    }
}
