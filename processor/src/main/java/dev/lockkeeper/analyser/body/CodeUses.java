package dev.lockkeeper.analyser.body;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import dev.lockkeeper.analyser.flow.CodeUse;
import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/** Tells what calls do with code: by themselves, or for the call that uses up what they return. */
final class CodeUses {
    private static final String STREAM = "java.util.stream.BaseStream";
    private static final String BULK = "java.util.concurrent.ConcurrentHashMap";

    /** Methods of parallel streams that run one after the other what they are given, or in the thread that calls them. */
    private static final Set<String> SERIAL = Set.of("forEachOrdered", "onClose", "toArray");

    private final SourceLookup lookup;
    private final TypeHierarchy hierarchy;
    private final MethodTraits traits;

    CodeUses(SourceLookup lookup, CompilerAccess access) {
        this.lookup = lookup;
        hierarchy = access.hierarchy();
        traits = access.traits();
    }

    /**
     * What a call does with code that it is given through what it is called on.
     *
     * @param ofResult what is done with that of its result
     */
    CodeUse of(MethodInvocationTree tree, ExecutableElement method, CodeUse ofResult) {
        CodeUse use = of(method, ofResult);
        return use == CodeUse.RUNS && traits.of(method).isImmediate() && isParallel(tree, method) ? CodeUse.FORKS : use;
    }

    /** The same where no thread can be started. */
    CodeUse of(ExecutableElement method, CodeUse ofResult) {
        if (traits.of(method).isImmediate()) {
            return CodeUse.RUNS;
        }
        if (!traits.of(method).isLazy()) {
            return CodeUse.UNKNOWN;
        }
        boolean isUsedLater = ofResult == CodeUse.UNKNOWN || ofResult == CodeUse.WRAPS;
        return !isUsedLater ? ofResult : traits.of(method).isCallOfCode() ? CodeUse.UNKNOWN : CodeUse.WRAPS;
    }

    /** What the call does with the code that itself is given. */
    static CodeUse ofArguments(ExecutableElement method, CodeUse use) {
        boolean isSerial = (method.getModifiers().contains(Modifier.STATIC) && !isOfArrays(method))
                || SERIAL.contains(method.getSimpleName().toString());
        return use == CodeUse.FORKS && isSerial ? CodeUse.RUNS : use;
    }

    private static boolean isOfArrays(ExecutableElement method) {
        return DeclaringType.of(method).getQualifiedName().contentEquals("java.util.Arrays");
    }

    private boolean isParallel(MethodInvocationTree tree, ExecutableElement method) {
        if (hierarchy.isKindOf(DeclaringType.of(method), STREAM)) {
            return isOnParallelStream(tree);
        }
        return isOfArrays(method) ? method.getSimpleName().toString().startsWith("parallel") : isInBulk(tree, method);
    }

    /** The last call decides that says so. */
    private boolean isOnParallelStream(MethodInvocationTree terminal) {
        Optional<MethodInvocationTree> each = findReceiver(terminal);
        while (each.isPresent()) {
            String name = SimpleNames.of(each.get().getMethodSelect());
            if (name.equals("parallel") || name.equals("parallelStream")) {
                return isOfJdk(each.get());
            }
            if (name.equals("sequential") || name.equals("stream")) {
                return name.equals("stream") && isMadeParallel(each.get());
            }
            each = findReceiver(each.get());
        }
        return false;
    }

    private static Optional<MethodInvocationTree> findReceiver(MethodInvocationTree call) {
        return call.getMethodSelect() instanceof MemberSelectTree select
                        && Parentheses.strip(select.getExpression()) instanceof MethodInvocationTree receiver
                ? Optional.of(receiver)
                : Optional.empty();
    }

    private boolean isOfJdk(MethodInvocationTree call) {
        return lookup.findElement(call)
                .filter(method -> hierarchy.isOfJdk(DeclaringType.of(method)))
                .isPresent();
    }

    /** {@code StreamSupport.stream(spliterator, true)}. */
    private boolean isMadeParallel(MethodInvocationTree call) {
        List<? extends ExpressionTree> arguments = call.getArguments();
        return arguments.size() > 1
                && isOfJdk(call)
                && arguments.get(arguments.size() - 1) instanceof LiteralTree last
                && Boolean.TRUE.equals(last.getValue());
    }

    /** Above a number of elements that is given such a map forks. */
    private static boolean isInBulk(MethodInvocationTree tree, ExecutableElement method) {
        return DeclaringType.of(method).getQualifiedName().contentEquals(BULK)
                && tree.getArguments().get(0) instanceof LiteralTree threshold
                && threshold.getValue() instanceof Number;
    }
}
