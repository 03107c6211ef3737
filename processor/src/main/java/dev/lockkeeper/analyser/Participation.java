package dev.lockkeeper.analyser;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.lockkeeper.analyser.lock.DeclaringType;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Tells at the price of one walk over the tree which classes take no part in what rules look for that follow locks through calls:
 * those that take none, do not wait, and call nothing but themselves and the plainest classes of the JDK.
 */
final class Participation {
    private static final Set<String> PLAIN = Set.of("java.lang", "java.util", "java.util.function", "java.util.stream");
    private static final Set<String> WAITING = Set.of("java.lang.Thread", "java.lang.Process");

    private final Trees trees;

    Participation(Trees trees) {
        this.trees = trees;
    }

    boolean takesPart(CompilationUnitTree unit, ClassTree tree, TypeElement type) {
        if (tree.getExtendsClause() != null) {
            return true; // what it inherits may take locks
        }
        Search search = new Search(new TreePath(new TreePath(unit), tree), type);
        search.scan(tree, null);
        return search.isFound;
    }

    /** Looks for a lock, a wait or a call that leads elsewhere, and stops at the first. */
    private final class Search extends TreeScanner<Void, Void> {
        private final TreePath path;
        private final TypeElement type;
        private boolean isFound;

        Search(TreePath path, TypeElement type) {
            this.path = path;
            this.type = type;
        }

        @Override
        public @Nullable Void scan(@Nullable Tree tree, Void unused) {
            return isFound ? null : super.scan(tree, null);
        }

        @Override
        public @Nullable Void visitSynchronized(SynchronizedTree tree, Void unused) {
            isFound = true;
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, Void unused) {
            isFound |= tree.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED);
            return super.visitMethod(tree, null);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
            look(tree.getMethodSelect());
            return super.visitMethodInvocation(tree, null);
        }

        @Override
        public @Nullable Void visitMemberReference(MemberReferenceTree tree, Void unused) {
            look(tree);
            return super.visitMemberReference(tree, null);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree tree, Void unused) {
            look(tree);
            return super.visitNewClass(tree, null);
        }

        private void look(Tree call) {
            Element method = trees.getElement(new TreePath(path, call));
            isFound |= method == null || leadsElsewhere(DeclaringType.of(method));
        }

        private boolean leadsElsewhere(TypeElement declaring) {
            Element outermost = declaring;
            while (outermost.getEnclosingElement() instanceof TypeElement outer) {
                outermost = outer;
            }
            String name = outermost.toString();
            int end = name.lastIndexOf('.');
            boolean isPlain = PLAIN.contains(end < 0 ? "" : name.substring(0, end)) && !WAITING.contains(name);
            return !isPlain && !outermost.equals(type);
        }
    }
}
