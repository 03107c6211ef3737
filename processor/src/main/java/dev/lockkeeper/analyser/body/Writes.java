package dev.lockkeeper.analyser.body;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the writes of atomic variables in a statement; not those in code that runs later, or under a lock taken in it. */
final class Writes extends TreeScanner<Void, Void> {
    private final AtomicUses uses;
    private final List<AtomicUses.Write> found = new ArrayList<>();

    private Writes(AtomicUses uses) {
        this.uses = uses;
    }

    static List<AtomicUses.Write> in(StatementTree statement, AtomicUses uses) {
        Writes writes = new Writes(uses);
        writes.scan(statement, null);
        return writes.found;
    }

    /** Whether the statement after the {@code if} is reached only if its condition is false. */
    static boolean isLeaving(IfTree tree) {
        StatementTree last = tree.getThenStatement();
        if (last instanceof BlockTree block && !block.getStatements().isEmpty()) {
            last = block.getStatements().get(block.getStatements().size() - 1);
        }
        return switch (last.getKind()) {
            case RETURN, THROW, BREAK, CONTINUE -> true;
            default -> false;
        };
    }

    private void add(Tree tree) {
        uses.findWrite(tree).ifPresent(found::add);
    }

    @Override
    public @Nullable Void visitAssignment(AssignmentTree tree, Void unused) {
        add(tree);
        return super.visitAssignment(tree, null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        add(tree);
        return super.visitMethodInvocation(tree, null);
    }

    @Override
    public @Nullable Void visitSynchronized(SynchronizedTree tree, Void unused) {
        return null; // checks again inside, or else the lock does not help: that is not for this rule to tell
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
        return null;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, Void unused) {
        return null;
    }
}
