package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.Canonical;
import dev.lockkeeper.analyser.lock.FieldAliases;
import dev.lockkeeper.analyser.lock.FunctionalTypes;
import dev.lockkeeper.analyser.lock.GuardTable;
import dev.lockkeeper.analyser.lock.GuardedTypes;
import dev.lockkeeper.analyser.lock.LockMethods;
import dev.lockkeeper.analyser.lock.MemberLookup;
import dev.lockkeeper.analyser.lock.RawInstances;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import dev.lockkeeper.analyser.task.BlockingMethods;
import dev.lockkeeper.analyser.task.WorkerMethods;

/** The parts of the analysis that a compilation needs once. */
public final class Engine {
    private final TypeHierarchy hierarchy;
    private final GuardTable guards;
    private final RawInstances rawInstances;
    private final Programs programs;
    private final MemberLookup members;
    private final LockMethods locks;
    private final FunctionalTypes functionalTypes;
    private final GuardedTypes guardedTypes;
    private final WorkerMethods workers;
    private final BlockingMethods blocking;
    private final Summaries summaries;
    private final Evaluator evaluator;
    private final Transfer transfer;
    private final Scoping scoping;
    private final Entries entries;

    public Engine(
            TypeHierarchy hierarchy,
            GuardTable guards,
            RawInstances rawInstances,
            FieldAliases aliases,
            Programs programs) {
        this.hierarchy = hierarchy;
        this.rawInstances = rawInstances;
        this.guards = guards;
        this.programs = programs;
        members = new MemberLookup(hierarchy);
        locks = new LockMethods(hierarchy);
        functionalTypes = new FunctionalTypes(hierarchy);
        guardedTypes = new GuardedTypes(hierarchy, guards);
        workers = new WorkerMethods(hierarchy);
        blocking = new BlockingMethods(hierarchy);
        summaries = new Summaries(this);
        evaluator = new Evaluator(new Canonical(aliases, hierarchy), members, summaries::findReturned);
        transfer = new Transfer(
                evaluator,
                new CallTransfer(evaluator, locks, new OwnLocks(hierarchy, members), summaries, new Makers(this)),
                new ResourceTransfer(evaluator, programs),
                hierarchy);
        scoping = new Scoping(hierarchy);
        entries = new Entries(guards, evaluator, scoping, hierarchy);
    }

    WorkerMethods workers() {
        return workers;
    }

    BlockingMethods blocking() {
        return blocking;
    }

    TypeHierarchy hierarchy() {
        return hierarchy;
    }

    GuardTable guards() {
        return guards;
    }

    RawInstances rawInstances() {
        return rawInstances;
    }

    MemberLookup members() {
        return members;
    }

    Programs programs() {
        return programs;
    }

    LockMethods locks() {
        return locks;
    }

    FunctionalTypes functionalTypes() {
        return functionalTypes;
    }

    GuardedTypes guardedTypes() {
        return guardedTypes;
    }

    Summaries summaries() {
        return summaries;
    }

    Evaluator evaluator() {
        return evaluator;
    }

    Transfer transfer() {
        return transfer;
    }

    Scoping scoping() {
        return scoping;
    }

    Entries entries() {
        return entries;
    }

    Solver solver() {
        return new Solver(transfer);
    }
}
