package dev.lockkeeper.analyser;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.lockkeeper.analyser.body.SimpleNames;
import dev.lockkeeper.analyser.lock.FunctionalTypes;
import dev.lockkeeper.analyser.lock.GuardTable;
import dev.lockkeeper.analyser.lock.RawInstances;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Tells at the price of one walk over the tree which classes have to be read at all. */
final class Relevance {
    private final Trees trees;
    private final GuardTable guards;
    private final RawInstances rawInstances;
    private final FunctionalTypes functionalTypes;

    Relevance(Trees trees, GuardTable guards, RawInstances rawInstances, FunctionalTypes functionalTypes) {
        this.trees = trees;
        this.guards = guards;
        this.rawInstances = rawInstances;
        this.functionalTypes = functionalTypes;
    }

    /** Whether the class uses locks, or declares or uses a member that some rule speaks of. */
    boolean isRelevant(CompilationUnitTree unit, ClassTree tree) {
        if (mentionsLocks(unit)) {
            return true;
        }
        Search search = new Search(new TreePath(new TreePath(unit), tree));
        search.scan(tree, null);
        return search.isFound;
    }

    /** Whether the file imports a lock. */
    boolean mentionsLocks(CompilationUnitTree unit) {
        for (ImportTree each : unit.getImports()) {
            if (each.getQualifiedIdentifier() instanceof MemberSelectTree name) {
                String scope = SimpleNames.of(name.getExpression());
                boolean isMonitor =
                        scope.equals("concurrent") && name.getIdentifier().contentEquals("Monitor");
                if (isMonitor || scope.equals("locks")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the class, or one inside it, has a method or constructor that can be given code to run. */
    boolean takesCode(TypeElement type) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream().anyMatch(this::takesCode)
                || ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                        .anyMatch(this::takesCode)
                || ElementFilter.typesIn(type.getEnclosedElements()).stream().anyMatch(this::takesCode);
    }

    /** Whether the method can be given code to run. */
    boolean takesCode(ExecutableElement method) {
        return functionalTypes.takesCode(method);
    }

    /** Looks for a member of interest and stops at the first. */
    private final class Search extends TreeScanner<Void, Void> {
        private final TreePath path;
        private boolean isFound;

        Search(TreePath path) {
            this.path = path;
        }

        @Override
        public @Nullable Void scan(@Nullable Tree tree, Void unused) {
            return isFound ? null : super.scan(tree, null);
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree tree, Void unused) {
            look(tree);
            return null;
        }

        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree tree, Void unused) {
            look(tree);
            return super.visitMemberSelect(tree, null);
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

        @Override
        public @Nullable Void visitVariable(VariableTree tree, Void unused) {
            if (!tree.getModifiers().getAnnotations().isEmpty()) {
                look(tree);
            }
            return super.visitVariable(tree, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, Void unused) {
            if (!tree.getModifiers().getAnnotations().isEmpty()) {
                look(tree);
            }
            return super.visitMethod(tree, null);
        }

        private void look(Tree tree) {
            Element element = trees.getElement(new TreePath(path, tree));
            if (element != null && element.getKind() == ElementKind.CONSTRUCTOR) {
                isFound |= rawInstances.isBroken(element.getEnclosingElement());
            } else if (element != null) {
                isFound |= guards.isOfInterest(element);
            }
        }
    }
}
