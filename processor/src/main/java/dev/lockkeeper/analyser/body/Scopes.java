package dev.lockkeeper.analyser.body;

import dev.lockkeeper.analyser.flow.Block;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.lang.model.type.TypeMirror;

/** The scopes around the current statement, and the ways out of them. */
final class Scopes {
    private final ExceptionTypes types;
    private final Block abruptEnd;
    private final Set<Block> reached = new HashSet<>();
    private List<Scope> open = new ArrayList<>();

    Scopes(ExceptionTypes types, Block abruptEnd) {
        this.types = types;
        this.abruptEnd = abruptEnd;
    }

    void push(Scope scope) {
        open.add(scope);
    }

    void pop() {
        open.remove(open.size() - 1);
    }

    /** The innermost jump target of that sort. */
    Optional<Scope.Target> findTarget(Predicate<Scope.Target> isMeant) {
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i) instanceof Scope.Target target && isMeant.test(target)) {
                return Optional.of(target);
            }
        }
        return Optional.empty();
    }

    /** Puts into the graph what happens on the way out to a scope; out of the body when there is none. */
    void leaveTo(Optional<Scope.Target> target) {
        List<Scope> all = open;
        for (int i = all.size() - 1;
                i >= 0 && !target.filter(all.get(i)::equals).isPresent();
                i--) {
            if (all.get(i) instanceof Scope.Cleanup cleanup) {
                // What the clean-up itself throws or jumps to concerns the scopes around it only.
                open = new ArrayList<>(all.subList(0, i));
                cleanUp(cleanup.action());
            } else if (all.get(i) instanceof Scope.Catching catching) {
                catching.onLeave().run();
            }
        }
        open = all;
    }

    /** Puts into the graph that something here throws which is no call: an endless loop is left in no other way. */
    void noteRisk() {
        for (int i = open.size() - 1; i >= 0 && !(open.get(i) instanceof Scope.Cleanup); i--) {
            if (open.get(i) instanceof Scope.Catching catching) {
                catching.onLeave().run();
            }
        }
    }

    /** Puts a clean-up into the graph. */
    void cleanUp(Runnable action) {
        push(new Scope.CleaningUp());
        action.run();
        pop();
    }

    /** Whether an exception has been sent to that block. */
    boolean isReached(Block handler) {
        return reached.contains(handler);
    }

    /** Where an exception may go that is one of these checked types, or any unchecked one. */
    List<Block> handlers(List<? extends TypeMirror> checked) {
        return walkOut(catching -> addClauses(catching, checked), true);
    }

    /** Where an exception of exactly this static type goes. */
    List<Block> handlersOf(TypeMirror thrown) {
        return walkOut(catching -> addClausesFor(catching, thrown), false);
    }

    /** Asks each {@code try} on the way out which clauses are reached, until one lets nothing past. */
    private List<Block> walkOut(Function<Scope.Catching, Caught> ask, boolean isByCall) {
        List<Block> handlers = new ArrayList<>();
        for (int i = open.size() - 1; i >= 0; i--) {
            Scope scope = open.get(i);
            if (scope instanceof Scope.CleaningUp && isByCall) {
                return handlers;
            }
            if (scope instanceof Scope.Cleanup cleanup) {
                return reach(handlers, cleanup.onThrow());
            }
            if (scope instanceof Scope.Catching catching) {
                Caught caught = ask.apply(catching);
                caught.starts().forEach(start -> reach(handlers, start));
                if (caught.isAll()) {
                    return handlers;
                }
            }
        }
        return reach(handlers, abruptEnd);
    }

    private List<Block> reach(List<Block> handlers, Block handler) {
        handlers.add(handler);
        reached.add(handler);
        return handlers;
    }

    /** The clauses that are reached, and whether nothing gets past them. */
    private record Caught(List<Block> starts, boolean isAll) {}

    private Caught addClauses(Scope.Catching catching, List<? extends TypeMirror> checked) {
        List<Block> starts = new ArrayList<>();
        for (Scope.Clause clause : catching.clauses()) {
            if (clause.types().stream().anyMatch(type -> types.mayCatch(type, checked))) {
                starts.add(clause.start());
            }
            if (clause.types().stream().anyMatch(type -> types.catchesAll(type, checked))) {
                return new Caught(starts, true);
            }
        }
        return new Caught(starts, false);
    }

    private Caught addClausesFor(Scope.Catching catching, TypeMirror thrown) {
        List<Block> starts = new ArrayList<>();
        for (Scope.Clause clause : catching.clauses()) {
            if (clause.types().stream().anyMatch(type -> types.isSubtype(thrown, type))) {
                starts.add(clause.start());
                return new Caught(starts, true);
            }
            if (clause.types().stream().anyMatch(type -> types.isSubtype(type, thrown))) {
                starts.add(clause.start());
            }
        }
        return new Caught(starts, false);
    }
}
