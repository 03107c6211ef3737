package dev.lockkeeper.analyser.body;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Knows what local variables have been read from, and so what an expression is computed from. */
final class LocalReads {
    private final SourceLookup lookup;
    private final AtomicUses uses;
    private final Map<Element, Set<AtomicUses.Target>> origins = new HashMap<>();
    private final Set<String> newObjects = new HashSet<>();

    LocalReads(SourceLookup lookup, AtomicUses uses) {
        this.lookup = lookup;
        this.uses = uses;
    }

    /** A variable is given the value of an expression. */
    void note(Element variable, @Nullable ExpressionTree value) {
        if (value == null || variable.getKind().isField()) {
            return;
        }
        origins.put(variable, in(value));
        String name = variable.getSimpleName().toString();
        if (Parentheses.strip(value) instanceof NewClassTree) {
            newObjects.add(name);
        } else {
            newObjects.remove(name);
        }
    }

    /** Whether the owner is a variable that was given a new object last. */
    boolean isNewObject(String owner) {
        return newObjects.contains(owner);
    }

    /** The variables that the expression reads, or has read before into local ones. */
    Set<AtomicUses.Target> in(Tree expression) {
        return collect(expression, true);
    }

    /** The variables that the expression itself reads. */
    Set<AtomicUses.Target> directlyIn(Tree expression) {
        return collect(expression, false);
    }

    private Set<AtomicUses.Target> collect(Tree expression, boolean isThroughLocals) {
        Set<AtomicUses.Target> all = new HashSet<>();
        new TreeScanner<Void, Void>() {
            @Override
            public @Nullable Void visitIdentifier(IdentifierTree tree, Void unused) {
                uses.findRead(tree).ifPresent(all::add);
                if (isThroughLocals) {
                    lookup.findElement(tree).ifPresent(element -> all.addAll(origins.getOrDefault(element, Set.of())));
                }
                return null;
            }

            @Override
            public @Nullable Void visitMemberSelect(MemberSelectTree tree, Void unused) {
                uses.findRead(tree).ifPresent(all::add);
                return super.visitMemberSelect(tree, null);
            }

            @Override
            public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
                uses.findRead(tree).ifPresent(all::add);
                return super.visitMethodInvocation(tree, null);
            }

            @Override
            public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
                return null; // runs whenever it likes
            }

            @Override
            public @Nullable Void visitClass(ClassTree tree, Void unused) {
                return null;
            }
        }.scan(expression, null);
        return all;
    }
}
