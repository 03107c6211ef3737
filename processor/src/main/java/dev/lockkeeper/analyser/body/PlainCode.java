package dev.lockkeeper.analyser.body;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import dev.lockkeeper.analyser.fact.Fact;
import dev.lockkeeper.analyser.fact.LockTaken;
import dev.lockkeeper.analyser.fact.Premises;
import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.lock.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Walks over the code of a class that may be plain, until something shows that it is not. */
final class PlainCode extends PlainExpressions {
    private final List<Fact> taken = new ArrayList<>();
    private final Set<ExecutableElement> locking = new LinkedHashSet<>();
    private @Nullable ExecutableElement method;
    /** Whether the method has asked for something that a parameter may tell, on which it may depend which locks it takes. */
    private boolean hasAsked;

    PlainCode(SourceLookup lookup, PlainNames names, PlainHelpers helpers) {
        super(lookup, names, helpers);
    }

    /** Where locks are waited for. */
    List<Fact> taken() {
        return taken;
    }

    /** The methods and constructors that take a lock. */
    Set<ExecutableElement> locking() {
        return locking;
    }

    /** Whether what the fields are given first is plain. */
    boolean readFields() {
        holding = PlainNames.Holding.NEW_OBJECT;
        for (Map.Entry<VariableElement, VariableTree> field :
                names.fields().all().entrySet()) {
            if (!names.fields().isLock(field.getKey())) {
                scan(field.getValue().getInitializer(), null);
            }
        }
        return isPlain;
    }

    /** Whether the methods and constructors are plain. */
    boolean readMethods(Map<ExecutableElement, MethodTree> methods) {
        for (Map.Entry<ExecutableElement, MethodTree> entry : methods.entrySet()) {
            ExecutableElement element = entry.getKey();
            if (isPlain && !helpers.contains(element)) {
                boolean isConstructor = element.getKind() == ElementKind.CONSTRUCTOR;
                PlainNames.Holding held = isConstructor ? PlainNames.Holding.NEW_OBJECT : PlainNames.Holding.NOTHING;
                readMethod(entry.getValue(), element, held);
            }
        }
        for (PlainHelpers.Call call = helpers.next(); isPlain && call != null; call = helpers.next()) {
            readMethod(Objects.requireNonNull(methods.get(call.method())), call.method(), call.holding());
        }
        return isPlain;
    }

    private void readMethod(MethodTree tree, ExecutableElement element, PlainNames.Holding held) {
        method = element;
        holding = held;
        hasAsked = false;
        lookup.enterDeclaration(tree.getModifiers());
        Set<Modifier> modifiers = element.getModifiers();
        if (modifiers.contains(Modifier.SYNCHRONIZED)) {
            isPlain &= !modifiers.contains(Modifier.STATIC); // for then it is the monitor of the class
            readSection(tree, names.fields().self(), true, tree.getBody(), List.of());
        } else {
            scan(tree.getBody(), null);
        }
        lookup.leaveDeclaration();
    }

    /** Reads code that runs with a lock held; one at a time is all that is plain, and none that a helper takes. */
    private void readSection(
            Tree place, Value lock, boolean isMonitor, BlockTree code, List<? extends CatchTree> catches) {
        PlainNames.Holding around = holding;
        if (around.lock() != null || method == null || helpers.contains(method) || hasAsked) {
            fail();
            return;
        }
        locking.add(method);
        if (!around.isConstructing()) {
            taken.add(new LockTaken(
                    lookup.place(place), Routine.of(method), lock, Set.of(), Set.of(), false, Premises.NONE));
        }
        holding = around.taking(lock, isMonitor);
        scan(code, null);
        for (CatchTree each : catches) {
            scan(each.getBlock(), null);
        }
        holding = around;
    }

    @Override
    public @Nullable Void visitBlock(BlockTree block, Void unused) {
        Iterator<? extends StatementTree> rest = block.getStatements().iterator();
        while (isPlain && rest.hasNext()) {
            StatementTree statement = rest.next();
            MethodInvocationTree taking = findCall(statement, true);
            Value lock = taking == null ? null : lockOf(taking);
            if (taking == null || lock == null) {
                scan(statement, null);
            } else if (rest.hasNext() && rest.next() instanceof TryTree content && isReleasing(content, taking, lock)) {
                readSection(taking.getMethodSelect(), lock, false, content.getBlock(), content.getCatches());
            } else {
                return fail();
            }
        }
        return null;
    }

    @Override
    public @Nullable Void visitIf(IfTree tree, Void unused) {
        hasAsked |= isAsking(Parentheses.strip(tree.getCondition()));
        return super.visitIf(tree, null);
    }

    private static boolean isAsking(ExpressionTree condition) {
        Tree.Kind kind = condition.getKind();
        if (kind == Tree.Kind.EQUAL_TO || kind == Tree.Kind.NOT_EQUAL_TO) {
            BinaryTree comparison = (BinaryTree) condition;
            return comparison.getLeftOperand().getKind() != Tree.Kind.NULL_LITERAL
                    && comparison.getRightOperand().getKind() != Tree.Kind.NULL_LITERAL;
        }
        return kind == Tree.Kind.IDENTIFIER
                || kind == Tree.Kind.LOGICAL_COMPLEMENT
                || kind == Tree.Kind.CONDITIONAL_AND
                || kind == Tree.Kind.CONDITIONAL_OR;
    }

    /** Whether the {@code try} releases the lock at the end, and does nothing else there. */
    private boolean isReleasing(TryTree content, MethodInvocationTree taking, Value lock) {
        BlockTree end = content.getFinallyBlock();
        if (end == null
                || end.getStatements().size() != 1
                || !content.getResources().isEmpty()) {
            return false;
        }
        MethodInvocationTree release = findCall(end.getStatements().get(0), false);
        return release != null && (isOfSameName(release, taking) || lock.equals(lockOf(release)));
    }

    /** The call that a statement is, if it is one that takes a lock, or else releases one. */
    private @Nullable MethodInvocationTree findCall(StatementTree statement, boolean isTaking) {
        return statement instanceof ExpressionStatementTree expression
                        && expression.getExpression() instanceof MethodInvocationTree call
                        && call.getArguments().isEmpty()
                        && call.getMethodSelect() instanceof MemberSelectTree select
                        && (isTaking ? words.isTaking(select) : words.isReleasing(select))
                ? call
                : null;
    }

    /** Whether both are called on a plain name, and on the same: it means the same to both. */
    private static boolean isOfSameName(MethodInvocationTree first, MethodInvocationTree second) {
        return receiver(first) instanceof IdentifierTree one
                && receiver(second) instanceof IdentifierTree other
                && one.getName().equals(other.getName());
    }

    private static ExpressionTree receiver(MethodInvocationTree call) {
        return ((MemberSelectTree) call.getMethodSelect()).getExpression();
    }

    private @Nullable Value lockOf(MethodInvocationTree call) {
        return names.fields().findLock(receiver(call), false);
    }

    @Override
    public @Nullable Void visitSynchronized(SynchronizedTree tree, Void unused) {
        ExpressionTree expression = Parentheses.strip(tree.getExpression());
        Value lock = names.fields().findLock(expression, true);
        if (lock == null) {
            return fail();
        }
        readSection(expression, lock, true, tree.getBlock(), List.of());
        return null;
    }

    @Override
    public @Nullable Void visitTry(TryTree tree, Void unused) {
        return tree.getResources().isEmpty() ? super.visitTry(tree, null) : fail();
    }
}
