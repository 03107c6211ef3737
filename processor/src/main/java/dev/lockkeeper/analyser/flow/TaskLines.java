package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Tells which tasks run one after the other: those of an executor of a single thread, and those that wait for each other's results. */
final class TaskLines {
    private static final String STAGE = "java.util.concurrent.CompletionStage";

    private static final String EXECUTOR = "java.util.concurrent.Executor";

    private static final Set<String> SINGLE =
            Set.of("newSingleThreadExecutor", "newSingleThreadScheduledExecutor", "newSequentialExecutor");
    /** Those that are single if they are told so. */
    private static final Set<String> SIZED = Set.of("newFixedThreadPool", "newScheduledThreadPool", "fixed");

    private static final Value ONE = new Value.Constant(1L);

    private final Engine engine;
    private final Program program;
    private @Nullable Map<VariableElement, Threads> fields;

    TaskLines(Engine engine, Program program) {
        this.engine = engine;
        this.program = program;
    }

    /**
     * Tasks that do not run at the same time.
     *
     * @param common what they have in common
     * @param isOneByOne whether one that is started again and again does not meet itself, either
     */
    record Line(Value common, boolean isOneByOne) {}

    /** The lines in which the task stands. */
    Set<Line> find(Body body, Step.Call start, World world) {
        Set<Line> lines = new HashSet<>();
        if (engine.hierarchy().isKindOf(Routines.typeOf(start), STAGE)) {
            lines.add(lineOfStages(CallChain.first(body, start), world));
            List<Operand> arguments = start.arguments();
            if (arguments.size() > 1) {
                addExecutor(body, arguments.get(arguments.size() - 1), world, lines);
            }
        } else if (start.receiver() != null && engine.hierarchy().isKindOf(Routines.typeOf(start), EXECUTOR)) {
            addExecutor(body, start.receiver(), world, lines);
        }
        return lines;
    }

    private void addExecutor(Body body, Operand operand, World world, Set<Line> lines) {
        Value executor = engine.evaluator().evaluate(operand, world);
        Threads threads = threads(body, executor);
        if (threads != Threads.SEVERAL) {
            // The object that gives the executor may be kept in a field, too, and go by that name elsewhere.
            Value common = executor instanceof Value.Getter getter ? new Value.Getter(null, getter.method()) : executor;
            lines.add(new Line(common, threads == Threads.ONE));
        }
    }

    /** How many threads an executor has. */
    private enum Threads {
        ONE,
        /** It was handed in from elsewhere: who does that with the executor of a single thread relies on it. */
        UNKNOWN,
        SEVERAL
    }

    /** Stages wait for each other. A future in a variable may be continued round by round; one that a call gave is new each time. */
    private Line lineOfStages(Step.Call first, World world) {
        boolean isStage = first.receiver() != null && engine.hierarchy().isKindOf(Routines.typeOf(first), STAGE);
        return isStage && first.receiver() != null
                ? new Line(engine.evaluator().evaluate(first.receiver(), world), true)
                : new Line(new Value.Opaque(first.site()), false);
    }

    private Threads threads(Body body, Value executor) {
        if (executor instanceof Value.Opaque opaque) {
            return threads(Routines.callAt(body, opaque.site()));
        }
        if (executor instanceof Value.Getter getter && getter.owner() != null) {
            return Threads.UNKNOWN;
        }
        VariableElement field = executor instanceof Value.Field each
                ? each.field()
                : executor instanceof Value.StaticField fixed ? fixed.field() : null;
        return field == null ? Threads.SEVERAL : fields().getOrDefault(field, Threads.UNKNOWN);
    }

    private Map<VariableElement, Threads> fields() {
        if (fields == null) {
            fields = new HashMap<>();
            program.allBodies().forEach(this::readStores);
        }
        return fields;
    }

    private void readStores(Body body) {
        for (Step step : body.steps().toList()) {
            if (step instanceof Step.Store store) {
                fields().merge(
                                store.field(),
                                threads(body, store.value()),
                                (first, second) -> first == second ? first : Threads.SEVERAL);
            }
        }
    }

    private static Threads threads(Body body, Operand stored) {
        if (stored instanceof Operand.Result result) {
            return threads(Routines.callAt(body, result.site()));
        }
        return stored instanceof Operand.Local ? Threads.UNKNOWN : Threads.SEVERAL;
    }

    private static Threads threads(Step.@Nullable Call made) {
        if (made == null) {
            return Threads.SEVERAL;
        }
        String name = made.method().getSimpleName().toString();
        boolean isOne = SINGLE.contains(name)
                || (SIZED.contains(name)
                        && !made.arguments().isEmpty()
                        && made.arguments().get(0) instanceof Operand.Known known
                        && known.value().equals(ONE));
        return isOne ? Threads.ONE : Threads.SEVERAL;
    }
}
