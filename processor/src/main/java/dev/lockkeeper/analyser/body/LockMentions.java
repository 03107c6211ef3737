package dev.lockkeeper.analyser.body;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Tells by names alone whether a method holds or takes a lock. */
final class LockMentions extends TreeScanner<Void, Void> {
    private static final Set<String> TAKING = Set.of(
            "lock", "lockInterruptibly", "tryLock", "writeLock", "tryWriteLock", "tryConvertToWriteLock", "enter");

    private boolean isFound;

    private LockMentions() {}

    static boolean isLocking(MethodTree method) {
        LockMentions mentions = new LockMentions();
        mentions.scan(method.getBody(), null);
        return mentions.isFound
                || method.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED)
                || method.getModifiers().getAnnotations().stream().anyMatch(LockMentions::isGuard);
    }

    private static boolean isGuard(AnnotationTree annotation) {
        String name = annotation.getAnnotationType().toString();
        return name.endsWith("GuardedBy") || name.endsWith("Holding");
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        isFound |= tree.getMethodSelect() instanceof MemberSelectTree select
                && TAKING.contains(select.getIdentifier().toString());
        return super.visitMethodInvocation(tree, null);
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
        return null;
    }
}
