package dev.lockkeeper.analyser.body;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.lockkeeper.analyser.flow.Operand;
import dev.lockkeeper.analyser.flow.Step;
import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.LockKind;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the opening and closing of the resources of a {@code try} into the graph of a body. */
final class ResourceLowering {
    private static final Set<LockKind> LOCKS =
            EnumSet.of(LockKind.LOCK, LockKind.READ_WRITE, LockKind.STAMPED, LockKind.GUAVA_MONITOR);

    private final BodyLowering body;

    ResourceLowering(BodyLowering body) {
        this.body = body;
    }

    /**
     * A resource that is open.
     *
     * @param object the resource
     * @param given the locks that it may hold
     */
    record Opened(Tree tree, Operand object, List<Step.Open> given) {}

    Opened open(Tree resource) {
        if (resource instanceof VariableTree variable) {
            body.statements.lower(variable);
            return new Opened(resource, body.assignments.variableOf(variable), noteGiven(variable.getInitializer()));
        }
        return new Opened(resource, body.expressions.lower((ExpressionTree) resource), List.of());
    }

    void close(Opened opened) {
        opened.given().forEach(each -> body.graph.add(new Step.Close(each.place(), each.method(), each.lock())));
        body.calls.lowerClose(opened.tree(), opened.object());
    }

    /** Notes the locks that are given to the call which makes the resource; those of the JDK's resources hold none. */
    private List<Step.Open> noteGiven(@Nullable ExpressionTree initializer) {
        ExpressionTree made = initializer == null ? null : Parentheses.strip(initializer);
        if (made instanceof NewClassTree creation) {
            return noteGiven(creation, creation.getArguments(), null);
        }
        if (made instanceof MethodInvocationTree call) {
            ExpressionTree receiver =
                    call.getMethodSelect() instanceof MemberSelectTree select ? select.getExpression() : null;
            return noteGiven(call.getMethodSelect(), call.getArguments(), receiver);
        }
        return List.of();
    }

    private List<Step.Open> noteGiven(
            Tree called, List<? extends ExpressionTree> arguments, @Nullable ExpressionTree receiver) {
        Step.Call call = body.graph
                .findLastCall()
                .filter(each -> each.place().equals(body.place(called))
                        && !body.access.hierarchy().isOfJdk(DeclaringType.of(each.method())))
                .orElse(null);
        List<Step.Open> given = new ArrayList<>();
        if (call != null) {
            for (int i = 0; i < arguments.size(); i++) {
                noteLock(call, arguments.get(i), call.arguments().get(i)).ifPresent(given::add);
            }
            if (receiver != null && call.receiver() != null) {
                noteLock(call, receiver, call.receiver()).ifPresent(given::add);
            }
        }
        return given;
    }

    /** What a variable refers to may change until the resource is closed: the lock gets a name of its own. */
    private Optional<Step.Open> noteLock(Step.Call call, ExpressionTree tree, Operand operand) {
        boolean isLock = body.lookup
                .findType(tree)
                .filter(type -> LOCKS.contains(LockKind.of(type, body.access.hierarchy())))
                .isPresent();
        if (!isLock) {
            return Optional.empty();
        }
        Variable lock = body.access.sites().temporary();
        Step.Open open = new Step.Open(body.place(tree), call.method(), new Operand.Local(lock));
        body.graph.add(new Step.Assign(body.place(tree), lock, operand));
        body.graph.add(open);
        return Optional.of(open);
    }
}
