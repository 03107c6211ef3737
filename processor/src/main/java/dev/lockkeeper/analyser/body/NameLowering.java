package dev.lockkeeper.analyser.body;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import dev.lockkeeper.analyser.fact.UseKind;
import dev.lockkeeper.analyser.flow.Operand;
import dev.lockkeeper.analyser.flow.Step;
import dev.lockkeeper.analyser.lock.Guard;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Tells what names denote: {@code this}, variables, fields, class literals. */
final class NameLowering {
    private final BodyLowering body;

    NameLowering(BodyLowering body) {
        this.body = body;
    }

    /** A field with its owner: {@code null} for a static one. */
    record FieldReference(VariableElement field, @Nullable Operand owner) {
        Operand operand() {
            return new Operand.Field(owner, field);
        }
    }

    /** What the name denotes, if it is a name; a field is recorded as used in that way. */
    Optional<Operand> lower(ExpressionTree tree, UseKind use) {
        Optional<Element> element = isName(tree) ? body.lookup.findElement(tree) : Optional.empty();
        return element.isPresent() ? lower(tree, element.get(), use) : Optional.empty();
    }

    /** What the name of a lock denotes. Only that a field is read is recorded which another lock guards. */
    Optional<Operand> lowerLock(ExpressionTree tree) {
        Optional<FieldReference> field = findField(tree);
        field.filter(reference -> isGuardedByAnother(reference.field()))
                .ifPresent(reference -> recordUse(tree, tree, reference, UseKind.READ));
        return field.map(FieldReference::operand);
    }

    private boolean isGuardedByAnother(VariableElement field) {
        List<Guard> guards = body.access.guards().guardsOf(field);
        return !guards.isEmpty() && guards.stream().map(Guard::lock).noneMatch(lock -> isOf(field, lock));
    }

    private static boolean isOf(VariableElement field, @Nullable Value lock) {
        return (lock instanceof Value.Field own && own.field().equals(field))
                || (lock instanceof Value.StaticField constant
                        && constant.field().equals(field));
    }

    private static boolean isName(ExpressionTree tree) {
        return tree instanceof IdentifierTree || tree instanceof MemberSelectTree;
    }

    private Optional<Operand> lower(ExpressionTree tree, Element element, UseKind use) {
        if (isSelf(tree)) {
            return Optional.of(selfOf(tree));
        }
        if (element.getKind() == ElementKind.FIELD || element.getKind() == ElementKind.ENUM_CONSTANT) {
            FieldReference reference = reference(tree, (VariableElement) element);
            recordUse(tree, tree, reference, use);
            return Optional.of(reference.operand());
        }
        if (element instanceof VariableElement variable) {
            body.touches.noteLocal(tree, variable, use);
            return Optional.of(new Operand.Local(new Variable.Declared(element)));
        }
        return Optional.empty();
    }

    private static boolean isSelf(ExpressionTree tree) {
        String name = tree instanceof IdentifierTree identifier
                ? identifier.getName().toString()
                : ((MemberSelectTree) tree).getIdentifier().toString();
        return name.equals("this") || name.equals("super") || name.equals("class");
    }

    /** {@code this}, {@code super}, {@code Outer.this}, {@code Outer.super}, {@code Type.class}. */
    private Operand selfOf(ExpressionTree tree) {
        if (!(tree instanceof MemberSelectTree select)) {
            return body.receivers.self();
        }
        Optional<TypeElement> type =
                body.lookup.findType(select.getExpression()).flatMap(body.access.hierarchy()::findElement);
        boolean isSuper = select.getIdentifier().contentEquals("super");
        if (isSuper && type.filter(named -> named.getKind().isInterface()).isPresent()) {
            return body.receivers.self(); // which implements the interface itself
        }
        boolean isClass = select.getIdentifier().contentEquals("class");
        return type.<Operand>map(
                        named -> new Operand.Known(isClass ? new Value.ClassObject(named) : new Value.Self(named)))
                .orElseGet(body.access.sites()::unknown);
    }

    /** The field that the tree names, if it does; its owner's steps are put into the graph. */
    Optional<FieldReference> findField(ExpressionTree tree) {
        if (!isName(tree) || isSelf(tree)) {
            return Optional.empty();
        }
        Element element = body.lookup.findElement(tree).orElse(null);
        return element instanceof VariableElement variable && element.getKind() == ElementKind.FIELD
                ? Optional.of(reference(tree, variable))
                : Optional.empty();
    }

    private FieldReference reference(ExpressionTree tree, VariableElement field) {
        boolean isStatic = field.getModifiers().contains(Modifier.STATIC);
        if (tree instanceof MemberSelectTree select) {
            Operand owner = isTypeName(select.getExpression())
                    ? null
                    : body.expressions.lowerFor(select.getExpression(), UseKind.USE);
            return new FieldReference(field, isStatic ? null : owner);
        }
        return new FieldReference(field, body.receivers.implicit(field));
    }

    boolean isTypeName(ExpressionTree tree) {
        return isName(tree)
                && !isSelf(tree)
                && !(body.lookup.findElement(tree).orElse(null) instanceof VariableElement);
    }

    /** Records that a field, named by {@code name}, is used by the expression {@code whole}. */
    void recordUse(ExpressionTree name, ExpressionTree whole, FieldReference reference, UseKind use) {
        recordUse(name, name instanceof MemberSelectTree select ? select.getExpression() : null, whole, reference, use);
    }

    void recordUse(
            ExpressionTree name, @Nullable Tree owner, ExpressionTree whole, FieldReference reference, UseKind use) {
        body.touches.noteField(name, reference, use);
        if (body.access.guards().isOfInterest(reference.field())) {
            body.graph.add(new Step.Access(
                    body.place(name),
                    reference.field(),
                    reference.owner(),
                    use,
                    owner == null ? null : body.place(owner),
                    body.place(whole)));
        }
    }
}
