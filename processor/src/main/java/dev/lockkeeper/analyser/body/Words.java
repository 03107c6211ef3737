package dev.lockkeeper.analyser.body;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import javax.lang.model.element.Name;
import javax.lang.model.util.Elements;

/** Words of the language that stand where names do, and names of methods of locks. */
@SuppressWarnings("ReferenceEquality") // the compiler has each name once
final class Words {
    private final Name self;
    private final Name parent;
    private final Name type;
    private final Name lock;
    private final Name lockInterruptibly;
    private final Name unlock;

    Words(Elements elements) {
        self = elements.getName("this");
        parent = elements.getName("super");
        type = elements.getName("class");
        lock = elements.getName("lock");
        lockInterruptibly = elements.getName("lockInterruptibly");
        unlock = elements.getName("unlock");
    }

    /** {@code this} or {@code super}. */
    boolean isThis(ExpressionTree tree) {
        if (tree instanceof IdentifierTree identifier) {
            Name name = identifier.getName();
            return name == self || name == parent;
        }
        return false;
    }

    /** {@code Type.class}. */
    boolean isClassLiteral(ExpressionTree tree) {
        return tree instanceof MemberSelectTree select && select.getIdentifier() == type;
    }

    boolean isTaking(MemberSelectTree method) {
        Name name = method.getIdentifier();
        return name == lock || name == lockInterruptibly;
    }

    boolean isReleasing(MemberSelectTree method) {
        return method.getIdentifier() == unlock;
    }

    /** Whether the name, if it is that of a field, is that of one of {@code this}, or of a static one. */
    boolean isOwn(ExpressionTree tree) {
        return tree instanceof MemberSelectTree select
                ? isThis(select.getExpression())
                : tree instanceof IdentifierTree && !isThis(tree);
    }
}
