package dev.lockkeeper.analyser.body;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import dev.lockkeeper.analyser.fact.UseKind;
import dev.lockkeeper.analyser.flow.Operand;
import dev.lockkeeper.analyser.flow.Step;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** Notes how variables are used that no annotation speaks of, where it matters: in compilations that may start tasks. */
final class TouchLowering {
    private final BodyLowering body;

    TouchLowering(BodyLowering body) {
        this.body = body;
    }

    /** A field that never changes, and refers to nothing that does, is of no interest. */
    void noteField(ExpressionTree name, NameLowering.FieldReference reference, UseKind use) {
        VariableElement field = reference.field();
        boolean isFixed = field.getModifiers().contains(Modifier.FINAL)
                && (use != UseKind.MUTATE && field.asType().getKind().isPrimitive());
        if (isNoting() && !isFixed && !isItem(field, use) && field.getKind() == ElementKind.FIELD) {
            body.graph.add(new Step.Touch(body.place(name), field, reference.owner(), use, null));
        }
    }

    /** Only what a local variable refers to can be changed by other code than its own. */
    void noteLocal(ExpressionTree name, VariableElement variable, UseKind use) {
        if (isNoting() && use == UseKind.MUTATE && !isItem(variable, use)) {
            body.graph.add(new Step.Touch(body.place(name), variable, null, use, null));
        }
    }

    /** Tasks commonly have an element of their own each: only an index that is the same for all of them tells of a conflict. */
    void noteItem(ArrayAccessTree item) {
        ExpressionTree array = Parentheses.strip(item.getExpression());
        boolean isName = array instanceof IdentifierTree || array instanceof MemberSelectTree;
        if (isNoting() && isName && item.getIndex() instanceof LiteralTree index) {
            Optional<NameLowering.FieldReference> field =
                    body.expressions.names().findField(array);
            Optional<Element> element = body.lookup.findElement(array);
            if (field.isPresent()) {
                body.graph.add(new Step.Touch(
                        body.place(item),
                        field.get().field(),
                        field.get().owner(),
                        UseKind.UPDATE_ITEM,
                        index.getValue()));
            } else if (element.orElse(null) instanceof VariableElement variable) {
                body.graph.add(new Step.Touch(body.place(item), variable, null, UseKind.UPDATE_ITEM, index.getValue()));
            }
        }
    }

    /** What has a name of its own on the spot has been noted by that name. */
    void noteChange(ExpressionTree call, @Nullable Operand changed) {
        if (isNoting() && (changed instanceof Operand.Local || changed instanceof Operand.Getter)) {
            body.graph.add(new Step.Change(body.place(call), changed));
        }
    }

    private static boolean isItem(VariableElement variable, UseKind use) {
        return variable.asType().getKind() == TypeKind.ARRAY && (use == UseKind.MUTATE || use == UseKind.UPDATE_ITEM);
    }

    private boolean isNoting() {
        return body.access.isNotingTouches().getAsBoolean();
    }
}
