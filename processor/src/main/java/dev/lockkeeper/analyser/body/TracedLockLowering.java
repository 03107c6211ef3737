package dev.lockkeeper.analyser.body;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import dev.lockkeeper.analyser.flow.CodeUse;
import dev.lockkeeper.analyser.flow.Operand;
import dev.lockkeeper.analyser.flow.Step;
import dev.lockkeeper.analyser.lock.DeclaringType;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Reads a call by which the runtime takes a lock, and lets the flight recorder know, as what it is: a call of the lock's own method. */
final class TracedLockLowering {
    private static final String TRACING = "dev.lockkeeper.runtime.LockWait";

    private final BodyLowering body;

    TracedLockLowering(BodyLowering body) {
        this.body = body;
    }

    Optional<Operand> lower(MethodInvocationTree tree, ExecutableElement method) {
        return DeclaringType.of(method).getQualifiedName().contentEquals(TRACING)
                ? findOwn(method).map(own -> lowerAs(own, tree))
                : Optional.empty();
    }

    /** The method of the same name, without arguments, of the lock that is the first argument. */
    private Optional<ExecutableElement> findOwn(ExecutableElement method) {
        Optional<TypeElement> lock = method.getParameters().stream()
                .findFirst()
                .flatMap(parameter -> body.access.hierarchy().findElement(parameter.asType()));
        return lock.stream()
                .flatMap(type -> ElementFilter.methodsIn(type.getEnclosedElements()).stream())
                .filter(own -> own.getSimpleName().equals(method.getSimpleName()))
                .filter(own -> own.getParameters().isEmpty())
                .findFirst();
    }

    private Operand lowerAs(ExecutableElement own, MethodInvocationTree tree) {
        ExpressionTree lock = tree.getArguments().get(0);
        Operand receiver = body.expressions.lower(lock);
        tree.getArguments().stream().skip(1).forEach(body.expressions::lower);
        int site = body.access.sites().next();
        body.graph.add(new Step.Call(
                body.place(tree),
                site,
                own,
                receiver,
                body.place(lock),
                List.of(),
                null,
                false,
                CodeUse.UNKNOWN,
                List.of()));
        return new Operand.Result(site);
    }
}
