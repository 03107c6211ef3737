package dev.lockkeeper.analyser.body;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.lockkeeper.analyser.lock.DeclaringType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/**
 * Finds the local variables that hold a stream which is used up in the block that declares it. The code given to such a stream
 * then runs with the locks that are held there, unless one is released in between.
 */
final class LocalStreams {
    private static final String STREAM = "java.util.stream.BaseStream";
    private static final Pattern RELEASES = Pattern.compile("(?i).*(unlock|release|leave).*");

    private final BodyLowering body;
    private final Set<Element> usedUp = new HashSet<>();

    LocalStreams(BodyLowering body) {
        this.body = body;
    }

    /** Whether the tree names, or declares, such a variable. */
    boolean isUsedUp(Tree variable) {
        return !usedUp.isEmpty()
                && body.lookup.findElement(variable).filter(usedUp::contains).isPresent();
    }

    /** Looks at the variables that a block declares. */
    void read(List<? extends StatementTree> block) {
        for (int i = 0; i < block.size(); i++) {
            if (block.get(i) instanceof VariableTree variable
                    && variable.getInitializer() instanceof MethodInvocationTree) {
                read(variable, block.subList(i + 1, block.size()));
            }
        }
    }

    private void read(VariableTree variable, List<? extends StatementTree> rest) {
        body.lookup.findElement(variable).ifPresent(element -> {
            if (body.access.hierarchy().isKindOf(element.asType(), STREAM)) {
                Uses uses = new Uses(variable.getName().toString());
                uses.scan(rest, null);
                if (uses.areAllKnown && uses.isUsedUp) {
                    usedUp.add(element);
                }
            }
        });
    }

    /** Follows what becomes of a stream: each use has to go on with it in its variable, or to use it up. */
    private final class Uses extends TreeScanner<Void, Void> {
        private final String name;
        private boolean areAllKnown = true;
        private boolean isUsedUp;
        private boolean isReleased;

        Uses(String name) {
            this.name = name;
        }

        @Override
        public @Nullable Void visitAssignment(AssignmentTree tree, Void unused) {
            if (!isStream(tree.getVariable())) {
                return super.visitAssignment(tree, null);
            }
            return scanArguments(tree.getExpression());
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
            isReleased |=
                    RELEASES.matcher(SimpleNames.of(tree.getMethodSelect())).matches();
            if (!isStream(source(tree)) || !isTerminal(tree)) {
                return super.visitMethodInvocation(tree, null);
            }
            isUsedUp = true;
            areAllKnown &= !isReleased;
            return scanArguments(tree);
        }

        /** Any other use may be a later one. */
        @Override
        public @Nullable Void visitIdentifier(IdentifierTree tree, Void unused) {
            areAllKnown &= !isStream(tree);
            return null;
        }

        @Override
        public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
            return scanLater(tree.getBody());
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, Void unused) {
            return scanLater(tree);
        }

        /** In code that runs at another time, any use is one that is not known. */
        private @Nullable Void scanLater(Tree code) {
            new TreeScanner<Void, Void>() {
                @Override
                public @Nullable Void visitIdentifier(IdentifierTree tree, Void unused) {
                    areAllKnown &= !isStream(tree);
                    return null;
                }
            }.scan(code, null);
            return null;
        }

        /** The arguments of calls that follow each other, down to what the first is called on. */
        private @Nullable Void scanArguments(ExpressionTree chain) {
            ExpressionTree bare = Parentheses.strip(chain);
            if (bare instanceof MethodInvocationTree call
                    && call.getMethodSelect() instanceof MemberSelectTree select) {
                scan(call.getArguments(), null);
                return scanArguments(select.getExpression());
            }
            return isStream(bare) ? null : scan(bare, null);
        }

        private ExpressionTree source(ExpressionTree chain) {
            ExpressionTree bare = Parentheses.strip(chain);
            boolean isCall =
                    bare instanceof MethodInvocationTree call && call.getMethodSelect() instanceof MemberSelectTree;
            return isCall
                    ? source(((MemberSelectTree) ((MethodInvocationTree) bare).getMethodSelect()).getExpression())
                    : bare;
        }

        private boolean isStream(ExpressionTree tree) {
            return tree instanceof IdentifierTree identifier
                    && identifier.getName().contentEquals(name);
        }

        /** Whether the call is the one that runs the stream. */
        private boolean isTerminal(MethodInvocationTree tree) {
            return body.lookup
                    .findElement(tree)
                    .filter(ExecutableElement.class::isInstance)
                    .map(ExecutableElement.class::cast)
                    .filter(method -> body.access.hierarchy().isKindOf(DeclaringType.of(method), STREAM))
                    .filter(method -> body.access.traits().of(method).isImmediate())
                    .isPresent();
        }
    }
}
