package dev.lockkeeper.analyser;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import dev.lockkeeper.analyser.body.SimpleNames;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells, as files are parsed, whether any of them uses annotations that make it worth while to look at the whole compilation. */
final class Mentions extends TreeScanner<Void, Void> {
    private static final Set<String> GUARDS = Set.of("GuardedBy", "Holding");
    private static final Set<String> OURS = Set.of("GuardedBy", "Atomic", "Worker", "Await");

    private boolean areGuards;
    private boolean areOurs;

    /** Reads a file, but no method bodies. */
    void read(CompilationUnitTree unit) {
        if (!areGuards || !areOurs) {
            for (ImportTree each : unit.getImports()) {
                areOurs |= isInside(each.getQualifiedIdentifier());
            }
            scan(unit.getTypeDecls(), null);
        }
    }

    /** Whether a member is guarded by a lock, or there is a domain class. */
    boolean areGuards() {
        return areGuards || areOurs;
    }

    /** Whether there may be a domain class. */
    boolean areOurs() {
        return areOurs;
    }

    @Override
    public @Nullable Void visitAnnotation(AnnotationTree tree, Void unused) {
        String name = SimpleNames.of(tree.getAnnotationType());
        areGuards |= GUARDS.contains(name);
        areOurs |= OURS.contains(name) && isInside(tree.getAnnotationType());
        return null;
    }

    /** Whether the name begins with the package of the annotations. Walks over it, for to print a tree costs more. */
    private static boolean isInside(Tree name) {
        Tree scope = name;
        while (scope instanceof MemberSelectTree select) {
            scope = select.getExpression();
            if (scope instanceof MemberSelectTree home
                    && home.getIdentifier().contentEquals("lockkeeper")
                    && home.getExpression() instanceof IdentifierTree root
                    && root.getName().contentEquals("dev")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable Void visitBlock(BlockTree tree, Void unused) {
        return null;
    }

    @Override
    public @Nullable Void scan(@Nullable Tree tree, Void unused) {
        return tree instanceof ExpressionTree && !(tree instanceof AnnotationTree) ? null : super.scan(tree, null);
    }
}
