package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.ClassFacts;
import dev.lockkeeper.analyser.fact.Fact;
import dev.lockkeeper.analyser.fact.MemberDeclaration;
import dev.lockkeeper.analyser.lock.Guard;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Finds out all that the rules want to know of a top-level class. */
public final class ProgramAnalysis {
    private final Engine engine;
    private final Program program;
    private final Origins origins;
    private final PrivateStarts privates;
    private final InheritedCallers inherited;
    private final Interest interest;
    private final Set<Fact> facts = new LinkedHashSet<>();
    private final @Nullable WholeProgram whole;

    private ProgramAnalysis(Engine engine, Program program, Extent extent) {
        this.engine = engine;
        origins = new Origins(engine, program);
        whole = extent == Extent.CLASS ? null : new WholeProgram(engine, program, origins, extent, facts::add);
        this.program = program;
        inherited = new InheritedCallers(engine, program);
        PrivateMethods methods = new PrivateMethods(engine.guards(), engine.hierarchy(), program);
        interest = new Interest(engine, methods);
        privates = new PrivateStarts(engine, methods, interest);
    }

    /** Analyses the class, which has been added to the programs of the engine. */
    public static ClassFacts analyse(Engine engine, Program program, Extent extent) {
        ProgramAnalysis analysis = new ProgramAnalysis(engine, program, extent);
        // What holds a lock may be what is not there: what is wrong then is an echo of what the compiler reports.
        return program.hasErrors() ? analysis.found() : analysis.run();
    }

    private ClassFacts run() {
        List<StepObserver> observers = new ArrayList<>(List.of(
                new UseObserver(engine, origins, facts::add),
                new LockObserver(engine, program, facts::add),
                new EscapeObserver(engine, origins, facts::add),
                new AliasObserver(engine, program, origins, facts::add),
                new CreationObserver(engine, facts::add)));
        if (whole != null) {
            observers.addAll(whole.observers());
        }
        BodyAnalysis analysis = new BodyAnalysis(engine, observers);
        KeptCode kept = new KeptCode(engine.evaluator(), new Keepers(engine, program));
        StartObserver starts = new StartObserver(engine, analysis::start, privates, kept);
        for (Body body : program.bodies()) {
            if (interest.isOfInterest(body) && !privates.isStartedByCallsOnly(body)) {
                entriesOf(body).forEach(entry -> analysis.start(body, entry));
            }
        }
        analysis.settle(starts);
        startWhatNobodyStarts(analysis, starts);
        analysis.observe();
        observeTheRest(analysis);
        return found();
    }

    private ClassFacts found() {
        return new ClassFacts(program.type(), List.copyOf(facts), program.declarations(), reassigned());
    }

    /** Looked for only where some guard asks: whoever declares his lock final needs no more. */
    private Set<VariableElement> reassigned() {
        for (MemberDeclaration declaration : program.declarations()) {
            for (Guard guard : declaration.guards()) {
                if (guard.problem() != null) {
                    return program.reassignedFields();
                }
            }
        }
        return Set.of();
    }

    private void observeTheRest(BodyAnalysis analysis) {
        if (whole != null) {
            for (Body body : program.allInOrder()) {
                if (!analysis.isStarted(body)) {
                    whole.observe(body);
                }
            }
        }
    }

    private List<World> entriesOf(Body body) {
        List<World> inSuperclass = inherited.worldsOf(body);
        return inSuperclass.isEmpty() ? List.of(engine.entries().of(body)) : inSuperclass;
    }

    /** A private method that is never called, or code that is never handed to anybody, is looked at all the same. */
    private void startWhatNobodyStarts(BodyAnalysis analysis, StartObserver starts) {
        for (Body body : program.bodies()) {
            startIfNobodyDid(body, analysis, starts);
        }
        for (List<Body> code : program.codes().values()) {
            code.forEach(body -> startIfNobodyDid(body, analysis, starts));
        }
        for (Body body : program.allInOrder()) {
            if (privates.isStartedByCallsOnly(body)) { // of a local class, which is neither of the above
                startIfNobodyDid(body, analysis, starts);
            }
        }
    }

    private void startIfNobodyDid(Body body, BodyAnalysis analysis, StartObserver starts) {
        if (!analysis.isStarted(body) && interest.isOfInterest(body)) {
            starts.startUnused(body);
            analysis.settle(starts);
        }
    }
}
