package dev.lockkeeper.analyser.body;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.Tree;
import dev.lockkeeper.analyser.flow.Body;
import dev.lockkeeper.analyser.flow.CodeUse;
import dev.lockkeeper.analyser.flow.Operand;
import dev.lockkeeper.analyser.flow.Step;
import dev.lockkeeper.analyser.lock.LockKind;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Makes bodies of their own of lambdas, method references and local classes. */
final class CodeLowering {
    private final BodyLowering body;

    CodeLowering(BodyLowering body) {
        this.body = body;
    }

    /**
     * Lowers a lambda.
     *
     * @param isResultUsed whether what it returns is used up by whoever calls it, as by {@code flatMap}
     */
    Operand lowerLambda(LambdaExpressionTree tree, boolean isResultUsed) {
        BodyLowering inner = nested(isResultUsed);
        if (tree.getBody() instanceof ExpressionTree expression) {
            Operand value = inner.expressions.lower(expression);
            inner.addReturn(inner.place(expression), value);
        } else {
            inner.statements.lower(tree.getBody());
        }
        List<VariableElement> parameters = tree.getParameters().stream()
                .flatMap(parameter -> body.lookup.findElement(parameter).stream())
                .map(VariableElement.class::cast)
                .toList();
        return code(List.of(inner.finish(tree, Body.Kind.LAMBDA, null, parameters)));
    }

    private BodyLowering nested(boolean isResultUsed) {
        return new BodyLowering(body.program, body.receivers, isResultUsed);
    }

    private Operand code(List<Body> bodies) {
        int site = body.access.sites().next();
        body.program.addCode(site, bodies);
        return new Operand.Known(new Value.Code(site, Map.of()));
    }

    /** A method reference is the lambda that makes this one call. */
    Operand lowerReference(MemberReferenceTree tree) {
        Optional<ExecutableElement> method = body.lookup
                .findElement(tree)
                .filter(ExecutableElement.class::isInstance)
                .map(ExecutableElement.class::cast)
                // What does not resolve may be a method of nothing.
                .filter(each -> each.getEnclosingElement() instanceof TypeElement);
        if (method.isEmpty()) {
            return body.access.sites().unknown();
        }
        BodyLowering inner = nested(false);
        Operand receiver = receiver(tree, method.get());
        inner.graph.add(new Step.Call(
                inner.place(tree),
                body.access.sites().next(),
                method.get(),
                receiver,
                inner.place(tree.getQualifierExpression()),
                List.of(),
                created(method.get()),
                SimpleNames.of(tree.getQualifierExpression()).equals("super"),
                CodeUse.UNKNOWN,
                inner.scopes.handlers(method.get().getThrownTypes())));
        return code(List.of(inner.finish(tree, Body.Kind.LAMBDA, null, List.of())));
    }

    /** The object is evaluated where the reference stands; without one the caller supplies it. */
    private @Nullable Operand receiver(MemberReferenceTree tree, ExecutableElement method) {
        if (method.getModifiers().contains(Modifier.STATIC)) {
            return null;
        }
        ExpressionTree qualifier = tree.getQualifierExpression();
        boolean isType = qualifier.getKind().name().endsWith("_TYPE")
                || body.expressions.names().isTypeName(qualifier);
        if (isType || method.getKind() == ElementKind.CONSTRUCTOR) {
            return body.access.sites().unknown();
        }
        Operand evaluated = body.expressions.lower(qualifier);
        if (isFixed(evaluated)) {
            return evaluated;
        }
        Variable receiver = body.access.sites().temporary();
        body.graph.add(new Step.Assign(body.place(tree), receiver, evaluated));
        return new Operand.Local(receiver);
    }

    /** Whether it is the same wherever it is looked at: {@code this}, or a lock in a final field of it. */
    private boolean isFixed(Operand operand) {
        return operand instanceof Operand.Known
                || (operand instanceof Operand.Field read
                        && LockKind.of(read.field().asType(), body.access.hierarchy()) != LockKind.MONITOR
                        && read.field().getModifiers().contains(Modifier.FINAL)
                        && (read.owner() == null || isFixed(read.owner())));
    }

    private @Nullable TypeElement created(ExecutableElement method) {
        return method.getKind() == ElementKind.CONSTRUCTOR ? (TypeElement) method.getEnclosingElement() : null;
    }

    Operand lowerAnonymousClass(ClassTree tree) {
        return code(body.program.lowerClass(tree, body.receivers));
    }

    List<Body> lowerLocalClass(Tree tree) {
        return body.program.lowerClass((ClassTree) tree, body.receivers);
    }
}
