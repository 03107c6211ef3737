package dev.lockkeeper.analyser.body;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import dev.lockkeeper.analyser.flow.Block;
import dev.lockkeeper.analyser.flow.Operand;
import dev.lockkeeper.analyser.flow.Step;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Puts {@code switch} statements and expressions into the graph of a body, in their old and new forms. */
final class SwitchLowering {
    private final BodyLowering body;
    private final GraphBuilder graph;
    private final StatementLowering statements;

    SwitchLowering(BodyLowering body, StatementLowering statements) {
        this.body = body;
        this.graph = body.graph;
        this.statements = statements;
    }

    void lowerStatement(SwitchTree tree) {
        Set<String> labels = statements.takeLabels();
        Operand selector = body.expressions.lower(tree.getExpression());
        Block end = graph.newBlock();
        body.scopes.push(new Scope.Target(labels, true, end, null, null));
        lowerCases(tree.getCases(), selector, null, end, isNamingAll(tree));
        body.scopes.pop();
        graph.beginAt(end);
    }

    /** The result is left in a variable, for each case gives one of its own. */
    Operand lowerExpression(SwitchExpressionTree tree) {
        Operand selector = body.expressions.lower(tree.getExpression());
        Variable result = body.access.sites().temporary();
        Block end = graph.newBlock();
        body.scopes.push(new Scope.Target(Set.of(), false, end, null, result));
        lowerCases(tree.getCases(), selector, result, end, true);
        body.scopes.pop();
        graph.beginAt(end);
        return new Operand.Local(result);
    }

    /** Whether no value is left that would pass all cases: each constant of an enum has its own, or the language demands it. */
    private boolean isNamingAll(SwitchTree tree) {
        if (tree.getCases().stream().anyMatch(SwitchLowering::isOfPattern)) {
            return true; // JLS 14.11.2
        }
        TypeElement type = body.lookup
                .findType(tree.getExpression())
                .flatMap(body.access.hierarchy()::findElement)
                .filter(each -> each.getKind() == ElementKind.ENUM)
                .orElse(null);
        if (type == null) {
            return false;
        }
        Set<String> named = tree.getCases().stream()
                .flatMap(each -> each.getExpressions().stream())
                .map(SimpleNames::of)
                .collect(Collectors.toSet());
        return type.getEnclosedElements().stream()
                .filter(each -> each.getKind() == ElementKind.ENUM_CONSTANT)
                .allMatch(each -> named.contains(each.getSimpleName().toString()));
    }

    private static boolean isOfPattern(CaseTree tree) {
        return TreeChildren.of(tree).stream()
                .anyMatch(part -> part.getKind().name().contains("PATTERN"));
    }

    private void lowerCases(
            List<? extends CaseTree> cases,
            Operand selector,
            @Nullable Variable result,
            Block end,
            boolean isComplete) {
        boolean hasDefault = cases.stream().anyMatch(SwitchLowering::isDefault);
        List<Block> starts = new ArrayList<>();
        Block afterDefault = null;
        for (CaseTree each : cases) {
            Block start = graph.newBlock();
            starts.add(start);
            if (isDefault(each)) {
                afterDefault = start; // taken when no other case matches, wherever it stands
            } else {
                lowerLabels(each, selector, start);
            }
        }
        Block noMatch = afterDefault != null ? afterDefault : end;
        if (!isComplete || hasDefault) {
            graph.goTo(noMatch);
        } else {
            graph.stop(); // the cases leave nothing out, as those of an expression never do
        }
        for (int i = 0; i < starts.size(); i++) {
            graph.beginAt(starts.get(i));
            Block next = i + 1 < starts.size() ? starts.get(i + 1) : end;
            lowerCase(cases.get(i), result, end, next);
        }
    }

    /** Since JDK 21 a label says so; before, that there is none. */
    private static boolean isDefault(CaseTree tree) {
        List<Tree> labels = new ArrayList<>(TreeChildren.of(tree));
        labels.removeAll(contents(tree));
        return labels.isEmpty()
                || labels.stream().anyMatch(part -> part.getKind().name().equals("DEFAULT_CASE_LABEL"));
    }

    /** Evaluates constants, patterns and a guard; control either enters the case or goes on to the next one. */
    private void lowerLabels(CaseTree tree, Operand selector, Block start) {
        Block next = graph.newBlock();
        Block matched = graph.newBlock();
        graph.fork(question(tree, selector), matched, next);
        graph.beginAt(matched);
        List<Tree> inside = contents(tree);
        ExpressionTree guard = null;
        for (Tree part : TreeChildren.of(tree)) {
            if (inside.contains(part)) {
                break;
            }
            if (!PatternLowering.isLabel(part)) {
                guard = part instanceof ExpressionTree expression
                                && !tree.getExpressions().contains(part)
                        ? expression
                        : guard;
            } else {
                PatternLowering.bind(body, part, selector);
            }
        }
        if (guard == null) {
            graph.goTo(start);
        } else {
            body.conditions.branch(guard, start, next);
        }
        graph.beginAt(next);
    }

    /**
     * Whether a parameter is the only constant of the case; of patterns, other selectors and several constants nothing is known, but that
     * it stays so in a loop: whoever goes from state to state does not come twice to the one in which he takes the lock.
     */
    private Operand question(CaseTree tree, Operand selector) {
        boolean isOfParameter = selector instanceof Operand.Local local
                && local.variable() instanceof Variable.Declared declared
                && declared.element().getKind() == ElementKind.PARAMETER;
        return isOfParameter && tree.getExpressions().size() == 1
                ? new Operand.Equal(
                        selector, body.expressions.lower(tree.getExpressions().get(0)))
                : new Operand.Equal(body.access.sites().unknown(), new Operand.Known(Value.Constant.TRUE));
    }

    private static List<Tree> contents(CaseTree tree) {
        List<Tree> inside = new ArrayList<>();
        if (tree.getBody() != null) {
            inside.add(tree.getBody());
        }
        if (tree.getStatements() != null) {
            inside.addAll(tree.getStatements());
        }
        return inside;
    }

    private void lowerCase(CaseTree tree, @Nullable Variable result, Block end, Block next) {
        if (tree.getStatements() != null) {
            statements.lowerAll(tree.getStatements());
            graph.goTo(next);
            return;
        }
        Tree content = tree.getBody();
        if (content instanceof ExpressionTree expression && result != null) {
            graph.add(new Step.Assign(body.place(content), result, body.expressions.lower(expression)));
        } else {
            statements.lower(content);
        }
        graph.goTo(end);
    }
}
