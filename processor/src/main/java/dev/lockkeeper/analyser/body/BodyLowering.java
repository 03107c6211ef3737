package dev.lockkeeper.analyser.body;

import com.sun.source.tree.Tree;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.flow.Body;
import dev.lockkeeper.analyser.flow.Graph;
import dev.lockkeeper.analyser.flow.Operand;
import dev.lockkeeper.analyser.flow.Step;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** One body while its graph is built: what the parts of the work share. */
final class BodyLowering {
    final ClassLowering program;
    final SourceLookup lookup;
    final CompilerAccess access;
    final Receivers receivers;
    final GraphBuilder graph;
    final Scopes scopes;
    final StatementLowering statements;
    final ExpressionLowering expressions;
    final ConditionLowering conditions;
    final AssignmentLowering assignments;
    final CallLowering calls;
    final CodeLowering codes;
    final TouchLowering touches;
    final OrderedPairs pairs;
    private final boolean isResultUsed;

    BodyLowering(ClassLowering program, Receivers receivers) {
        this(program, receivers, false);
    }

    /**
     * A body that is still empty.
     *
     * @param isResultUsed whether what it returns is used up by whoever calls it
     */
    BodyLowering(ClassLowering program, Receivers receivers, boolean isResultUsed) {
        this.isResultUsed = isResultUsed;
        this.program = program;
        this.receivers = receivers;
        lookup = program.lookup();
        access = program.access();
        graph = new GraphBuilder(access.sites());
        scopes = new Scopes(access.exceptions(), graph.abruptEnd());
        touches = new TouchLowering(this);
        pairs = new OrderedPairs(access.sites());
        expressions = new ExpressionLowering(this);
        conditions = new ConditionLowering(this);
        assignments = new AssignmentLowering(this);
        calls = new CallLowering(this);
        codes = new CodeLowering(this);
        statements = new StatementLowering(this);
    }

    Place place(Tree tree) {
        return lookup.place(tree);
    }

    /** Puts into the graph that the body returns. */
    void addReturn(Place place, @Nullable Operand value) {
        if (isResultUsed && value != null) {
            graph.add(new Step.Use(place, value));
            graph.add(new Step.Return(place, access.sites().unknown()));
        } else {
            graph.add(new Step.Return(place, value));
        }
    }

    /** The body, all of its trees having been read. */
    Body finish(
            Tree declaration,
            Body.Kind kind,
            @Nullable ExecutableElement method,
            List<? extends VariableElement> parameters) {
        graph.goTo(graph.normalEnd());
        return new Body(
                place(declaration),
                kind,
                innermost(),
                method,
                parameters,
                graph.start(),
                graph.normalEnd(),
                graph.abruptEnd(),
                Graph.blocks(graph.start()));
    }

    TypeElement innermost() {
        return receivers.innermost();
    }
}
