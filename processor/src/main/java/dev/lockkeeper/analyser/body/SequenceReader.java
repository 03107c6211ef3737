package dev.lockkeeper.analyser.body;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.lockkeeper.analyser.fact.AtomicSequence;
import dev.lockkeeper.analyser.fact.AtomicSequence.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds where atomic variables are read and then written in steps of their own. Goes by the structure of the source alone. */
public final class SequenceReader extends TreeScanner<Void, Void> {
    private final SourceLookup lookup;
    private final AtomicUses uses;
    private final LocalReads reads;
    private final List<AtomicSequence> found = new ArrayList<>();
    /** How many synchronized statements are around, so that the steps may belong together. */
    private int locks;
    /** The methods around; only when something is found in them they are searched for locks. */
    private final Deque<MethodTree> methods = new ArrayDeque<>();
    /** Whether {@code this} is still being made, so that nobody else knows it. */
    private boolean isConstructing = true;

    private SequenceReader(SourceLookup lookup, AtomicUses uses) {
        this.lookup = lookup;
        this.uses = uses;
        reads = new LocalReads(lookup, uses);
    }

    /** All such sequences in a class, once the compiler has attributed it. */
    public static List<AtomicSequence> read(CompilerAccess access, CompilationUnitTree unit, ClassTree topLevel) {
        SourceLookup lookup = new SourceLookup(access.trees(), unit, topLevel);
        SequenceReader reader = new SequenceReader(lookup, new AtomicUses(lookup, access));
        reader.scan(topLevel, null);
        return reader.found;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, Void unused) {
        boolean before = isConstructing;
        isConstructing = true;
        lookup.enterDeclaration(tree.getModifiers());
        super.visitClass(tree, null);
        lookup.leaveDeclaration();
        isConstructing = before;
        return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, Void unused) {
        boolean before = isConstructing;
        isConstructing = tree.getReturnType() == null;
        lookup.enterDeclaration(tree.getModifiers());
        methods.push(tree);
        super.visitMethod(tree, null);
        methods.pop();
        lookup.leaveDeclaration();
        isConstructing = before;
        return null;
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
        boolean before = isConstructing;
        isConstructing = false;
        super.visitLambdaExpression(tree, null);
        isConstructing = before;
        return null;
    }

    @Override
    public @Nullable Void visitSynchronized(SynchronizedTree tree, Void unused) {
        locks++;
        super.visitSynchronized(tree, null);
        locks--;
        return null;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, Void unused) {
        lookup.enterDeclaration(tree.getModifiers());
        super.visitVariable(tree, null);
        lookup.leaveDeclaration();
        lookup.findElement(tree).ifPresent(variable -> reads.note(variable, tree.getInitializer()));
        return null;
    }

    @Override
    public @Nullable Void visitAssignment(AssignmentTree tree, Void unused) {
        super.visitAssignment(tree, null);
        lookup.findElement(tree.getVariable()).ifPresent(variable -> reads.note(variable, tree.getExpression()));
        checkWrite(tree);
        return null;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        super.visitMethodInvocation(tree, null);
        checkWrite(tree);
        return null;
    }

    /** What is written was computed from what was read before. */
    private void checkWrite(Tree tree) {
        uses.findWrite(tree)
                .filter(write -> reads.in(write.value()).contains(write.target()))
                .ifPresent(write -> add(write, Shape.GET_THEN_SET));
    }

    @Override
    public @Nullable Void visitIf(IfTree tree, Void unused) {
        scan(tree.getCondition(), null);
        Set<AtomicUses.Target> checked = reads.in(tree.getCondition());
        checkBranch(checked, tree.getThenStatement());
        checkBranch(checked, tree.getElseStatement());
        scan(tree.getThenStatement(), null);
        scan(tree.getElseStatement(), null);
        return null;
    }

    private void checkBranch(Set<AtomicUses.Target> checked, @Nullable StatementTree branch) {
        if (!checked.isEmpty() && branch != null) {
            for (AtomicUses.Write write : Writes.in(branch, uses)) {
                if (checked.contains(write.target())) {
                    add(write, Shape.CHECK_THEN_ACT);
                }
            }
        }
    }

    @Override
    public @Nullable Void visitBlock(BlockTree block, Void unused) {
        List<? extends StatementTree> statements = block.getStatements();
        for (int i = 0; i < statements.size(); i++) {
            scan(statements.get(i), null);
            List<? extends StatementTree> rest = statements.subList(i + 1, statements.size());
            if (statements.get(i) instanceof IfTree check
                    && check.getElseStatement() == null
                    && Writes.isLeaving(check)) {
                Set<AtomicUses.Target> checked = reads.in(check.getCondition());
                rest.forEach(later -> checkBranch(checked, later));
            }
            if (statements.get(i) instanceof VariableTree variable && !rest.isEmpty()) {
                checkReset(variable, rest.get(0));
            }
        }
        return null;
    }

    /** {@code var old = x; x = 0;}: what others add between the two is lost. */
    private void checkReset(VariableTree variable, StatementTree next) {
        Optional<AtomicUses.Target> kept = variable.getInitializer() == null
                ? Optional.empty()
                : uses.findRead(Parentheses.strip(variable.getInitializer()));
        if (kept.isPresent() && next instanceof ExpressionStatementTree statement) {
            uses.findWrite(statement.getExpression())
                    .filter(write -> write.target().equals(kept.get()))
                    .ifPresent(write -> add(write, Shape.GET_THEN_RESET));
        }
    }

    private void add(AtomicUses.Write write, Shape shape) {
        AtomicUses.Target target = write.target();
        boolean isOwn = isConstructing && target.owner().isEmpty();
        if (!isOwn && !reads.isNewObject(target.owner()) && !isUnderLock(target, shape, write)) {
            found.add(new AtomicSequence(
                    lookup.place(write.tree()),
                    target.field(),
                    shape,
                    target.kind(),
                    write.tree().toString()));
        }
    }

    /** A lock may well be held at every other write, but not by generated operations, which change in one step. */
    private boolean isUnderLock(AtomicUses.Target target, Shape shape, AtomicUses.Write write) {
        boolean isOneExpression = shape == Shape.GET_THEN_SET
                && target.kind() == AtomicSequence.Kind.FIELD
                && reads.directlyIn(write.value()).contains(target);
        return !isOneExpression && (locks > 0 || methods.stream().anyMatch(LockMentions::isLocking));
    }
}
