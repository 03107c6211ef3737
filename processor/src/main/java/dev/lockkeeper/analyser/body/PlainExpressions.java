package dev.lockkeeper.analyser.body;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Walks over expressions that may be plain, until one shows that it is not. */
class PlainExpressions extends TreeScanner<Void, Void> {
    final SourceLookup lookup;
    final PlainNames names;
    final Words words;
    final PlainHelpers helpers;
    PlainNames.Holding holding = PlainNames.Holding.NOTHING;
    boolean isPlain = true;

    PlainExpressions(SourceLookup lookup, PlainNames names, PlainHelpers helpers) {
        this.lookup = lookup;
        this.names = names;
        this.helpers = helpers;
        words = names.words();
    }

    final @Nullable Void fail() {
        isPlain = false;
        return null;
    }

    /** What the tree means; what means nothing is not plain, and then any element will do. */
    final Element element(Tree tree) {
        Element element = lookup.elementOf(tree);
        isPlain &= element != null;
        return element == null ? names.fields().self().type() : element;
    }

    @Override
    public @Nullable Void scan(@Nullable Tree tree, Void unused) {
        return isPlain && tree != null ? tree.accept(this, null) : null;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        ExpressionTree select = tree.getMethodSelect();
        ExpressionTree receiver = select instanceof MemberSelectTree member ? member.getExpression() : null;
        boolean isOwn = receiver == null || words.isThis(receiver);
        Element called = element(select);
        boolean isHelper = isOwn && helpers.note(called, holding);
        if (!isHelper && !names.isCallPlain(called)) {
            return fail();
        }
        if (receiver != null && !isOwn) {
            readUsed(receiver, true);
        }
        return scan(tree.getArguments(), null);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree tree, Void unused) {
        boolean isOrdinary = tree.getClassBody() == null && tree.getEnclosingExpression() == null;
        return isOrdinary && names.isCallPlain(element(tree)) ? scan(tree.getArguments(), null) : fail();
    }

    @Override
    public @Nullable Void visitNewArray(NewArrayTree tree, Void unused) {
        scan(tree.getDimensions(), null);
        return scan(tree.getInitializers(), null);
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree tree, Void unused) {
        return readName(tree, true, false);
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree tree, Void unused) {
        return readName(tree, true, false);
    }

    /** Reads an expression of which only a member is used, or which is only compared. */
    private void readUsed(ExpressionTree tree, boolean isCalledOn) {
        ExpressionTree bare = Parentheses.strip(tree);
        if (bare instanceof IdentifierTree || bare instanceof MemberSelectTree) {
            readName(bare, false, isCalledOn);
        } else {
            scan(bare, null);
        }
    }

    private @Nullable Void readName(ExpressionTree tree, boolean isKept, boolean isCalledOn) {
        if (words.isThis(tree)) {
            return fail();
        }
        if (words.isClassLiteral(tree)) {
            return null;
        }
        Element element = element(tree);
        if (element instanceof VariableElement variable) {
            return readVariable(tree, variable, isKept, isCalledOn);
        }
        return element instanceof TypeElement || element instanceof PackageElement ? null : fail();
    }

    /** Reads the name, which is not {@code this}, of a variable. */
    private @Nullable Void readVariable(
            ExpressionTree tree, VariableElement variable, boolean isKept, boolean isCalledOn) {
        ExpressionTree owner = tree instanceof MemberSelectTree select ? select.getExpression() : null;
        boolean isOwn = owner == null || words.isThis(owner);
        boolean isField = variable.getKind().isField();
        if (isField && !names.isFieldPlain(variable, isOwn, isKept, holding)) {
            return fail();
        }
        if (!isField && isCalledOn && !names.isReceiverPlain(variable)) {
            return fail();
        }
        if (owner != null && !isOwn) {
            readUsed(owner, false);
        }
        return null;
    }

    @Override
    public @Nullable Void visitAssignment(AssignmentTree tree, Void unused) {
        readTarget(tree.getVariable(), tree.getExpression());
        return scan(tree.getExpression(), null);
    }

    @Override
    public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree tree, Void unused) {
        readTarget(tree.getVariable(), null);
        return scan(tree.getExpression(), null);
    }

    @Override
    public @Nullable Void visitUnary(UnaryTree tree, Void unused) {
        return switch (tree.getKind()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> {
                readTarget(tree.getExpression(), null);
                yield null;
            }
            default -> super.visitUnary(tree, null);
        };
    }

    private void readTarget(ExpressionTree tree, @Nullable ExpressionTree value) {
        ExpressionTree bare = Parentheses.strip(tree);
        if (bare instanceof ArrayAccessTree) {
            scan(bare, null);
        } else if (element(bare) instanceof VariableElement variable) {
            readVariable(bare, variable, false, false);
            isPlain &= variable.getKind() != ElementKind.FIELD || names.isStorePlain(variable, isField(value), holding);
        } else {
            fail();
        }
    }

    private boolean isField(@Nullable ExpressionTree value) {
        ExpressionTree bare = value == null ? null : Parentheses.strip(value);
        return (bare instanceof IdentifierTree || bare instanceof MemberSelectTree)
                && element(bare).getKind() == ElementKind.FIELD;
    }

    @Override
    public @Nullable Void visitArrayAccess(ArrayAccessTree tree, Void unused) {
        readUsed(tree.getExpression(), true);
        return scan(tree.getIndex(), null);
    }

    @Override
    public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void unused) {
        readUsed(tree.getExpression(), false);
        TypeMirror iterated = lookup.findType(tree.getExpression()).orElse(null);
        return iterated != null && names.isIterationPlain(iterated) ? scan(tree.getStatement(), null) : fail();
    }

    @Override
    public @Nullable Void visitBinary(BinaryTree tree, Void unused) {
        Tree.Kind kind = tree.getKind();
        if (Comparisons.isOrdering(kind) && Comparisons.isOfSameKey(tree)) {
            return fail();
        }
        if (kind == Tree.Kind.EQUAL_TO || kind == Tree.Kind.NOT_EQUAL_TO) {
            readCompared(tree.getLeftOperand());
            readCompared(tree.getRightOperand());
            return null;
        }
        return super.visitBinary(tree, null);
    }

    private void readCompared(ExpressionTree tree) {
        if (!words.isThis(tree)) {
            readUsed(tree, false);
        }
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, Void unused) {
        return scan(tree.getInitializer(), null);
    }

    @Override
    public @Nullable Void visitTypeCast(TypeCastTree tree, Void unused) {
        return scan(tree.getExpression(), null);
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
        return fail();
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree tree, Void unused) {
        return fail();
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, Void unused) {
        return fail();
    }

    @Override
    public @Nullable Void visitErroneous(ErroneousTree tree, Void unused) {
        return fail();
    }
}
