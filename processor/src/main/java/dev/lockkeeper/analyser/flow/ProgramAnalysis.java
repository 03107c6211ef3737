package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.ClassFacts;
import dev.lockkeeper.analyser.fact.Fact;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Finds out all that the rules want to know of a top-level class. */
public final class ProgramAnalysis {
    private final Engine engine;
    private final Program program;
    private final PrivateMethods privates;
    private final Interest interest;
    private final Set<Fact> facts = new LinkedHashSet<>();
    private final @Nullable WholeProgram whole;

    private ProgramAnalysis(Engine engine, Program program, boolean isWhole) {
        this.engine = engine;
        whole = isWhole ? new WholeProgram(engine, program, facts::add) : null;
        this.program = program;
        privates = new PrivateMethods(engine.guards(), engine.hierarchy(), program);
        interest = new Interest(engine, privates);
    }

    /**
     * Analyses the class, which has been added to the programs of the engine.
     *
     * @param isWhole whether to find out, too, what rules want to know that look at the compilation as a whole
     */
    public static ClassFacts analyse(Engine engine, Program program, boolean isWhole) {
        return new ProgramAnalysis(engine, program, isWhole).run();
    }

    private ClassFacts run() {
        List<StepObserver> observers = new ArrayList<>(List.of(
                new UseObserver(engine, facts::add),
                new LockObserver(engine, program, facts::add),
                new EscapeObserver(engine, program, facts::add),
                new CreationObserver(engine, facts::add)));
        if (whole != null) {
            observers.addAll(whole.observers());
        }
        BodyAnalysis analysis = new BodyAnalysis(engine, observers);
        StartObserver starts = new StartObserver(engine, analysis::start, this::startedBy);
        for (Body body : program.bodies()) {
            if (interest.isOfInterest(body) && !isPrivate(body)) {
                analysis.start(body, engine.entries().of(body));
            }
        }
        analysis.settle(starts);
        startWhatNobodyStarts(analysis, starts);
        analysis.observe();
        observeTheRest(analysis);
        return new ClassFacts(program.type(), List.copyOf(facts), program.declarations(), reassigned());
    }

    /** Looked for only where some guard asks: whoever declares his lock final needs no more. */
    private Set<VariableElement> reassigned() {
        boolean isAsked = program.declarations().stream()
                .flatMap(declaration -> declaration.guards().stream())
                .anyMatch(guard -> guard.problem() != null);
        return isAsked ? program.reassignedFields() : Set.of();
    }

    private void observeTheRest(BodyAnalysis analysis) {
        if (whole != null) {
            Stream.concat(
                            program.bodies().stream(),
                            program.codes().values().stream().flatMap(List::stream))
                    .distinct()
                    .filter(body -> !analysis.isStarted(body))
                    .forEach(whole::observeFlat);
        }
    }

    private boolean isPrivate(Body body) {
        return body.method() != null && privates.isCalledFromHereOnly(body.method());
    }

    /** The methods that start where this one is called, and nowhere else. */
    private List<Body> startedBy(ExecutableElement called) {
        Stream<ExecutableElement> own = privates.isCalledFromHereOnly(called) ? Stream.of(called) : Stream.empty();
        return Stream.concat(own, privates.overridersOf(called).stream())
                .flatMap(method -> engine.programs().findBody(method).stream())
                .filter(interest::isOfInterest)
                .toList();
    }

    /** A private method that is never called, or code that is never handed to anybody, is looked at all the same. */
    private void startWhatNobodyStarts(BodyAnalysis analysis, StartObserver starts) {
        for (Body body : program.bodies()) {
            startIfNobodyDid(body, analysis, starts);
        }
        for (List<Body> code : program.codes().values()) {
            code.forEach(body -> startIfNobodyDid(body, analysis, starts));
        }
    }

    private void startIfNobodyDid(Body body, BodyAnalysis analysis, StartObserver starts) {
        if (!analysis.isStarted(body) && interest.isOfInterest(body)) {
            analysis.start(body, engine.entries().of(body));
            analysis.settle(starts);
        }
    }
}
