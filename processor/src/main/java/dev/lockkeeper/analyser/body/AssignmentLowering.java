package dev.lockkeeper.analyser.body;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.lockkeeper.analyser.fact.UseKind;
import dev.lockkeeper.analyser.flow.Operand;
import dev.lockkeeper.analyser.flow.Step;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Puts assignments to variables, fields and array elements into the graph of a body. */
final class AssignmentLowering {
    private final BodyLowering body;

    AssignmentLowering(BodyLowering body) {
        this.body = body;
    }

    /** A declaration gives a variable its first value. */
    void declare(VariableTree variable, Operand value) {
        body.lookup.findElement(variable).ifPresent(element -> assign(variable, new Variable.Declared(element), value));
    }

    private void assign(Tree tree, Variable variable, Operand value) {
        body.graph.add(new Step.Assign(body.place(tree), variable, value));
    }

    Operand variableOf(VariableTree variable) {
        return body.lookup
                .findElement(variable)
                .<Operand>map(element -> new Operand.Local(new Variable.Declared(element)))
                .orElseGet(body.access.sites()::unknown);
    }

    Operand lowerAssignment(AssignmentTree tree) {
        ExpressionTree target = Parentheses.strip(tree.getVariable());
        if (target instanceof ArrayAccessTree item) {
            if (isComputedFrom(tree.getExpression(), item)) {
                lowerItemUpdate(tree, item);
            } else {
                lowerItem(item);
            }
            Operand value = body.expressions.lower(tree.getExpression());
            body.graph.add(new Step.Release(body.place(tree.getExpression()), value));
            return value;
        }
        Optional<NameLowering.FieldReference> field = body.expressions.names().findField(target);
        Operand value = body.expressions.lower(tree.getExpression());
        if (field.isPresent()) {
            store(tree, target, field.get(), value);
            return value;
        }
        Optional<Variable> local = findLocal(target);
        if (local.isEmpty()) {
            return value;
        }
        assign(tree, local.get(), value);
        return new Operand.Local(local.get());
    }

    private void store(AssignmentTree tree, ExpressionTree target, NameLowering.FieldReference field, Operand value) {
        boolean isUpdate = isComputedFrom(tree.getExpression(), target, field.field());
        recordUse(target, isUpdate ? tree : target, field, isUpdate ? UseKind.UPDATE : UseKind.WRITE);
        body.graph.add(
                new Step.Store(body.place(target), body.access.sites().next(), field.field(), field.owner(), value));
        body.program.aliases().noteStore(body, field.field(), value);
    }

    /** Whether the expression is an arithmetic one with the field as one side: {@code x = x + 1}. */
    private boolean isComputedFrom(ExpressionTree expression, ExpressionTree target, VariableElement field) {
        return body.access.guards().isAtomic(field)
                && Parentheses.strip(expression) instanceof BinaryTree binary
                && (isField(binary.getLeftOperand(), target, field)
                        || isField(binary.getRightOperand(), target, field));
    }

    /** The same for an element of an array: {@code x[i] = x[i] + 1}. */
    private boolean isComputedFrom(ExpressionTree expression, ArrayAccessTree item) {
        String name = item.toString();
        return body.lookup
                        .findElement(item.getExpression())
                        .filter(body.access.guards()::isAtomic)
                        .isPresent()
                && Parentheses.strip(expression) instanceof BinaryTree binary
                && (binary.getLeftOperand().toString().equals(name)
                        || binary.getRightOperand().toString().equals(name));
    }

    private boolean isField(ExpressionTree tree, ExpressionTree target, Element field) {
        ExpressionTree bare = Parentheses.strip(tree);
        return body.lookup.findElement(bare).filter(field::equals).isPresent()
                && (field.getModifiers().contains(Modifier.STATIC)
                        || ownerOf(bare).equals(ownerOf(target)));
    }

    private static String ownerOf(ExpressionTree name) {
        return name instanceof MemberSelectTree select
                        && !select.getExpression().toString().equals("this")
                ? select.getExpression().toString()
                : "";
    }

    private void lowerItem(ArrayAccessTree item) {
        body.touches.noteItem(item);
        body.expressions.lowerForItems(item.getExpression(), UseKind.MUTATE);
        body.expressions.lower(item.getIndex());
    }

    /** {@code x++}, {@code x += n}: reads the target, changes it, writes it back. */
    Operand lowerUpdate(ExpressionTree tree, ExpressionTree updated, @Nullable ExpressionTree operand) {
        ExpressionTree target = Parentheses.strip(updated);
        if (target instanceof ArrayAccessTree item) {
            lowerItemUpdate(tree, item);
        }
        Optional<NameLowering.FieldReference> field = body.expressions.names().findField(target);
        if (operand != null) {
            body.expressions.lower(operand);
        }
        Operand result = body.access.sites().unknown();
        field.ifPresent(reference -> {
            recordUse(target, tree, reference, UseKind.UPDATE);
            body.graph.add(new Step.Store(
                    body.place(target), body.access.sites().next(), reference.field(), reference.owner(), result));
        });
        findLocal(target).ifPresent(local -> assign(tree, local, result));
        return isPostfix(tree) ? body.access.sites().unknown() : result;
    }

    /** {@code i++} denotes another value than {@code i} has afterwards. */
    private static boolean isPostfix(ExpressionTree tree) {
        return tree.getKind() == Tree.Kind.POSTFIX_INCREMENT || tree.getKind() == Tree.Kind.POSTFIX_DECREMENT;
    }

    private void lowerItemUpdate(ExpressionTree tree, ArrayAccessTree item) {
        body.touches.noteItem(item);
        ExpressionTree array = Parentheses.strip(item.getExpression());
        Optional<NameLowering.FieldReference> field = body.expressions.names().findField(array);
        if (field.isPresent()) {
            recordUse(array, tree, field.get(), UseKind.UPDATE_ITEM);
        } else {
            body.expressions.lowerForItems(array, UseKind.UPDATE_ITEM);
        }
        body.expressions.lower(item.getIndex());
    }

    private void recordUse(ExpressionTree name, ExpressionTree whole, NameLowering.FieldReference field, UseKind use) {
        body.expressions.names().recordUse(name, whole, field, use);
    }

    private Optional<Variable> findLocal(ExpressionTree target) {
        Element element = body.lookup.findElement(target).orElse(null);
        return element instanceof VariableElement && !element.getKind().isField()
                ? Optional.of(new Variable.Declared(element))
                : Optional.empty();
    }
}
