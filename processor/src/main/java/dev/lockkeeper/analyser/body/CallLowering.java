package dev.lockkeeper.analyser.body;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.fact.UseKind;
import dev.lockkeeper.analyser.flow.Block;
import dev.lockkeeper.analyser.flow.CodeUse;
import dev.lockkeeper.analyser.flow.Operand;
import dev.lockkeeper.analyser.flow.Step;
import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Puts calls of methods and constructors into the graph of a body. */
final class CallLowering {
    private final BodyLowering body;
    private final MethodTraits traits;
    private final CodeUses uses;
    private final HandleLowering handles;
    private final TracedLockLowering tracedLocks;

    CallLowering(BodyLowering body) {
        this.body = body;
        traits = body.access.traits();
        uses = new CodeUses(body.lookup, body.access);
        handles = new HandleLowering(body);
        tracedLocks = new TracedLockLowering(body);
    }

    /**
     * Lowers a call.
     *
     * @param ofResult what is done with code that the result would run, as by the terminal operation of a stream
     */
    Operand lowerCall(MethodInvocationTree tree, CodeUse ofResult) {
        Optional<ExecutableElement> method = findMethod(tree.getMethodSelect());
        if (method.isEmpty()) {
            lowerUnknown(tree);
            return body.access.sites().unknown();
        }
        Optional<Operand> special = handles.lower(tree, method.get());
        if (special.isEmpty()) {
            special = tracedLocks.lower(tree, method.get());
        }
        return special.isPresent() ? special.get() : lowerCall(tree, method.get(), ofResult);
    }

    private Optional<ExecutableElement> findMethod(Tree tree) {
        Element element = body.lookup.findElement(tree).orElse(null);
        // What does not resolve may be a method of nothing.
        return element instanceof ExecutableElement method && method.getEnclosingElement() instanceof TypeElement
                ? Optional.of(method)
                : Optional.empty();
    }

    private void lowerUnknown(MethodInvocationTree tree) {
        if (tree.getMethodSelect() instanceof MemberSelectTree select) {
            body.expressions.lower(select.getExpression());
        }
        tree.getArguments().forEach(body.expressions::lower);
    }

    private Operand lowerCall(MethodInvocationTree tree, ExecutableElement method, CodeUse ofResult) {
        ExpressionTree select = tree.getMethodSelect();
        CodeUse use = uses.of(tree, method, ofResult);
        Operand receiver = lowerReceiver(select, method, use);
        List<Operand> arguments = lowerArguments(tree.getArguments(), method, use);
        Operand checked = traits.of(method).isCheck() ? arguments.get(0) : null;
        if (checked != null) {
            arguments.set(0, body.access.sites().unknown());
        }
        body.touches.noteChange(select, changed(method, receiver, arguments));
        int site = body.access.sites().next();
        body.graph.add(new Step.Call(
                body.place(select),
                site,
                method,
                receiver,
                receiverPlace(select),
                arguments,
                null,
                isSuper(select),
                CodeUses.ofArguments(method, use),
                handlers(method)));
        if (method.getKind() == ElementKind.CONSTRUCTOR
                && SimpleNames.of(select).equals("super")) {
            initialize();
        }
        if (checked != null) {
            return checked;
        }
        return traits.of(method).isGetter() ? new Operand.Getter(receiver, method, site) : new Operand.Result(site);
    }

    private void initialize() {
        body.program
                .findInitializers(body.innermost())
                .ifPresent(initializers -> body.graph.add(new Step.Initialize(initializers)));
    }

    /** The object that the method is known to change. */
    private @Nullable Operand changed(ExecutableElement method, @Nullable Operand receiver, List<Operand> arguments) {
        int index = traits.of(method).changedArgument();
        if (index != MethodTraits.NO_ARGUMENT) {
            return arguments.get(index);
        }
        return traits.of(method).isMutator() ? receiver : null;
    }

    private List<Block> handlers(ExecutableElement method) {
        return traits.of(method).isQuiet() ? List.of() : body.scopes.handlers(method.getThrownTypes());
    }

    /** {@code super(…)}, {@code super.method(…)}, {@code Outer.super.method(…)}. */
    private static boolean isSuper(ExpressionTree select) {
        ExpressionTree named = select instanceof MemberSelectTree member ? member.getExpression() : select;
        return SimpleNames.of(named).equals("super");
    }

    private @Nullable Place receiverPlace(ExpressionTree select) {
        return select instanceof MemberSelectTree member ? body.place(member.getExpression()) : null;
    }

    private @Nullable Operand lowerReceiver(ExpressionTree select, ExecutableElement method, CodeUse use) {
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        if (!(select instanceof MemberSelectTree member)) {
            return isStatic ? null : body.receivers.implicit(method);
        }
        ExpressionTree receiver = Parentheses.strip(member.getExpression());
        if (isStatic && body.expressions.names().isTypeName(receiver)) {
            return null;
        }
        Operand operand = receiver instanceof MethodInvocationTree call
                ? lowerCall(call, traits.of(method).isCallOfCode() ? CodeUse.RUNS : use)
                : body.expressions.lowerFor(receiver, kind(method));
        return isStatic ? null : operand;
    }

    private UseKind kind(ExecutableElement method) {
        return traits.of(method).isMutator() ? UseKind.MUTATE : UseKind.USE;
    }

    private List<Operand> lowerArguments(
            List<? extends ExpressionTree> arguments, ExecutableElement method, CodeUse use) {
        List<Operand> operands = new ArrayList<>();
        int changed = traits.of(method).changedArgument();
        for (ExpressionTree argument : arguments) {
            UseKind kind = operands.size() == changed ? UseKind.MUTATE : UseKind.READ;
            operands.add(lowerArgument(Parentheses.strip(argument), method, use, kind));
        }
        return operands;
    }

    /** What another call makes of code may run it in the thread of the caller, whoever runs the rest. */
    private Operand lowerArgument(ExpressionTree argument, ExecutableElement method, CodeUse use, UseKind kind) {
        if (argument instanceof MethodInvocationTree call) {
            return lowerCall(call, use == CodeUse.FORKS ? CodeUse.RUNS : use);
        }
        return argument instanceof LambdaExpressionTree lambda
                ? body.codes.lowerLambda(lambda, traits.of(method).isUsingResults())
                : body.expressions.lowerFor(argument, kind);
    }

    Operand lowerNew(NewClassTree tree) {
        if (tree.getEnclosingExpression() != null) {
            body.expressions.lower(tree.getEnclosingExpression());
        }
        Optional<TypeElement> created =
                body.lookup.findType(tree.getIdentifier()).flatMap(body.access.hierarchy()::findElement);
        Optional<ExecutableElement> constructor = findMethod(tree);
        if (created.isEmpty() || constructor.isEmpty()) {
            tree.getArguments().forEach(body.expressions::lower);
            return body.access.sites().unknown();
        }
        CodeUse use = uses.of(constructor.get(), CodeUse.UNKNOWN);
        List<Operand> arguments = lowerArguments(tree.getArguments(), constructor.get(), use);
        Operand object = tree.getClassBody() != null ? body.codes.lowerAnonymousClass(tree.getClassBody()) : null;
        int site = body.access.sites().next();
        Operand result = object != null ? object : new Operand.Known(new Value.Created(site, created.get()));
        Step.Call creation = new Step.Call(
                body.place(tree),
                site,
                constructor.get(),
                result,
                null,
                arguments,
                created.get(),
                false,
                use,
                handlers(constructor.get()));
        body.graph.add(creation);
        body.program.aliases().noteCreation(creation, result);
        return result;
    }

    /** The call of {@code close()} at the end of a {@code try} with resources. */
    void lowerClose(Tree resource, Operand opened) {
        findOfType(resource, "close").ifPresent(close -> lowerImplicit(resource, close, opened, null, handlers(close)));
    }

    /** The call of {@code iterator()} at the start of a loop; what the JDK does there is of no interest. */
    void lowerIterator(Tree collection, Operand iterated) {
        findOfType(collection, "iterator")
                .filter(iterator -> !body.access.hierarchy().isOfJdk(DeclaringType.of(iterator)))
                .ifPresent(
                        iterator -> lowerImplicit(collection, iterator, iterated, body.place(collection), List.of()));
    }

    private Optional<ExecutableElement> findOfType(Tree tree, String name) {
        return body.lookup
                .findType(tree)
                .flatMap(body.access.hierarchy()::findElement)
                .flatMap(type -> body.program.members().findGetter(type, name));
    }

    private void lowerImplicit(
            Tree tree, ExecutableElement method, Operand receiver, @Nullable Place named, List<Block> handlers) {
        Place place = body.place(tree);
        int site = body.access.sites().next();
        CodeUse use = uses.of(method, CodeUse.UNKNOWN);
        body.graph.add(new Step.Call(place, site, method, receiver, named, List.of(), null, false, use, handlers));
    }
}
