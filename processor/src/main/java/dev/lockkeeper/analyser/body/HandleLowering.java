package dev.lockkeeper.analyser.body;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import dev.lockkeeper.analyser.fact.UseKind;
import dev.lockkeeper.analyser.flow.Operand;
import dev.lockkeeper.analyser.lock.DeclaringType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/** Reads a call on a {@code VarHandle} constant as what it is: a use of the field that the constant is the handle of. */
final class HandleLowering {
    private static final String HANDLE = "java.lang.invoke.VarHandle";
    private static final Set<String> READING = Set.of("get", "getVolatile", "getAcquire", "getOpaque");

    private final BodyLowering body;

    HandleLowering(BodyLowering body) {
        this.body = body;
    }

    Optional<Operand> lower(MethodInvocationTree tree, ExecutableElement method) {
        if (!(tree.getMethodSelect() instanceof MemberSelectTree select)
                || !body.access.hierarchy().isKindOf(DeclaringType.of(method), HANDLE)) {
            return Optional.empty();
        }
        return body.lookup
                .findElement(select.getExpression())
                .filter(VariableElement.class::isInstance)
                .flatMap(constant -> body.access.aliases().findHandled((VariableElement) constant))
                .map(field -> use(tree, select, field));
    }

    private Operand use(MethodInvocationTree tree, MemberSelectTree select, VariableElement field) {
        boolean isStatic = field.getModifiers().contains(Modifier.STATIC);
        List<? extends ExpressionTree> arguments = tree.getArguments();
        Operand owner = isStatic || arguments.isEmpty() ? null : body.expressions.lower(arguments.get(0));
        arguments.stream().skip(isStatic ? 0 : 1).forEach(body.expressions::lower);
        NameLowering.FieldReference reference = new NameLowering.FieldReference(field, owner);
        boolean isRead = READING.contains(select.getIdentifier().toString());
        ExpressionTree ownerTree = isStatic || arguments.isEmpty() ? null : arguments.get(0);
        body.expressions.names().recordUse(select, ownerTree, tree, reference, isRead ? UseKind.READ : UseKind.WRITE);
        return isRead ? reference.operand() : body.access.sites().unknown();
    }
}
