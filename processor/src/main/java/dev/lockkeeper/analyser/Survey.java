package dev.lockkeeper.analyser;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.GuardTable;
import dev.lockkeeper.analyser.lock.RawInstances;
import dev.lockkeeper.analyser.task.HarmlessTypes;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Tells at the price of one walk over the tree what a class has to do with what the rules look for; most have nothing. */
final class Survey extends TreeScanner<Void, Void> {
    private final Trees trees;
    private final GuardTable guards;
    private final RawInstances rawInstances;
    private final HarmlessTypes harmless;
    private final CompilationUnitTree unit;
    private final TreePath path;
    private final TypeElement type;
    private boolean isRelevant;
    private boolean isTakingPart;
    /** Whether a name without a receiver can only be that of a member of the class itself, or of one around it. */
    private boolean areNamesOwn;

    Survey(
            Trees trees,
            GuardTable guards,
            RawInstances rawInstances,
            HarmlessTypes harmless,
            CompilationUnitTree unit,
            ClassTree tree,
            TypeElement type) {
        this.trees = trees;
        this.guards = guards;
        this.rawInstances = rawInstances;
        this.harmless = harmless;
        this.type = type;
        path = new TreePath(new TreePath(unit), tree);
        this.unit = unit;
    }

    private static boolean hasNoStaticImport(CompilationUnitTree unit) {
        for (ImportTree each : unit.getImports()) {
            if (each.isStatic()) {
                return false;
            }
        }
        return true;
    }

    /** Looks until both answers are known; an answer that is known before, or not asked for, is given. */
    Survey read(ClassTree tree, boolean isRelevantAnyway, boolean isTakingPartAnyway) {
        isRelevant = isRelevantAnyway;
        isTakingPart = isTakingPartAnyway || tree.getExtendsClause() != null; // what it inherits may take locks
        if (!isRelevant || !isTakingPart) {
            areNamesOwn = hasNoStaticImport(unit);
            scan(tree, null);
        }
        return this;
    }

    /** Whether the class declares or uses a member that some rule speaks of. */
    boolean isRelevant() {
        return isRelevant;
    }

    /**
     * Whether the class takes part in what rules look for that follow locks through calls: others take none, do not wait, and
     * call nothing but themselves and the plainest classes of the JDK.
     */
    boolean isTakingPart() {
        return isTakingPart;
    }

    @Override
    public @Nullable Void scan(@Nullable Tree tree, Void unused) {
        return tree == null || (isRelevant && isTakingPart) ? null : tree.accept(this, null);
    }

    /** What the class declares itself is looked at where it is declared; only what it inherits has to be where it is used. */
    @Override
    public @Nullable Void visitClass(ClassTree tree, Void unused) {
        boolean before = areNamesOwn;
        areNamesOwn &= tree.getExtendsClause() == null
                && tree.getImplementsClause().isEmpty()
                && !tree.getSimpleName().isEmpty();
        for (Tree member : tree.getMembers()) {
            scan(member, null);
        }
        areNamesOwn = before;
        return null;
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree tree, Void unused) {
        if (!areNamesOwn) {
            look(tree, false);
        }
        return null;
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree tree, Void unused) {
        look(tree, false);
        return scan(tree.getExpression(), null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        if (tree.getMethodSelect() instanceof MemberSelectTree select) {
            look(select, true);
            scan(select.getExpression(), null);
        } else if (!areNamesOwn) {
            look(tree.getMethodSelect(), true);
        }
        return scan(tree.getArguments(), null);
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree tree, Void unused) {
        look(tree, true);
        return super.visitMemberReference(tree, null);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree tree, Void unused) {
        look(tree, true);
        return super.visitNewClass(tree, null);
    }

    @Override
    public @Nullable Void visitSynchronized(SynchronizedTree tree, Void unused) {
        isTakingPart = true;
        return super.visitSynchronized(tree, null);
    }

    /** Resources are closed by a call that stands nowhere. */
    @Override
    public @Nullable Void visitTry(TryTree tree, Void unused) {
        isTakingPart |= !tree.getResources().isEmpty();
        return super.visitTry(tree, null);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, Void unused) {
        if (!tree.getModifiers().getAnnotations().isEmpty()) {
            look(tree, false);
        }
        return scan(tree.getInitializer(), null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, Void unused) {
        isTakingPart |= tree.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED);
        if (!tree.getModifiers().getAnnotations().isEmpty()) {
            look(tree, false);
        }
        return scan(tree.getBody(), null);
    }

    private void look(Tree tree, boolean isCall) {
        Element element = trees.getElement(new TreePath(path, tree));
        if (element == null || !DeclaringType.isKnown(element)) {
            isTakingPart |= isCall;
            return;
        }
        ElementKind kind = element.getKind();
        if ((kind == ElementKind.METHOD || kind == ElementKind.CONSTRUCTOR || kind == ElementKind.FIELD)
                && !harmless.contains(DeclaringType.of(element))) {
            isRelevant |= kind == ElementKind.CONSTRUCTOR
                    ? rawInstances.isBroken(element.getEnclosingElement())
                    : guards.isOfInterest(element);
            isTakingPart |= isCall
                    && !HarmlessTypes.outermost(DeclaringType.of(element)).equals(type);
        }
    }
}
