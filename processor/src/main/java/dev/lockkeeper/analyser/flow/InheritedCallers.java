package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.task.HarmlessTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Finds the methods that only a superclass of the same package calls, which leaves a step of its own to them: they begin where it
 * calls. Whoever else could call them would have to name them in the package, all of which is compiled.
 */
final class InheritedCallers {
    private static final Set<Modifier> OPEN =
            Set.of(Modifier.PUBLIC, Modifier.PROTECTED, Modifier.PRIVATE, Modifier.STATIC);

    private final Engine engine;
    private final Program program;
    private final Map<Body, List<World>> known = new HashMap<>();

    InheritedCallers(Engine engine, Program program) {
        this.engine = engine;
        this.program = program;
    }

    /** The worlds in which the superclass starts the body; none where others may start it, too. */
    List<World> worldsOf(Body body) {
        return known.computeIfAbsent(body, this::find);
    }

    private List<World> find(Body body) {
        ExecutableElement method = body.method();
        if (method == null
                || !isOfPackage(method)
                || !engine.guards().guardsOf(method).isEmpty()) {
            return List.of();
        }
        return findOverridden(method)
                .filter(above -> !engine.programs()
                        .isMentionedBeside(above, new HashSet<>(List.of(homeOf(above), homeOf(method)))))
                .filter(above -> !isCalledHere(method, above))
                .map(above -> worlds(body, above))
                .orElse(List.of());
    }

    private static boolean isOfPackage(ExecutableElement method) {
        return method.getModifiers().stream().noneMatch(OPEN::contains);
    }

    /** What the method overrides, where nothing else has its name. */
    private Optional<ExecutableElement> findOverridden(ExecutableElement method) {
        TypeElement type = DeclaringType.of(method);
        Optional<TypeElement> above =
                hasOne(type, method) ? engine.hierarchy().findElement(type.getSuperclass()) : Optional.empty();
        while (above.isPresent()) {
            List<ExecutableElement> like = named(above.get(), method);
            if (!like.isEmpty()) {
                return like.size() == 1 && isOfPackage(like.get(0)) ? Optional.of(like.get(0)) : Optional.empty();
            }
            above = engine.hierarchy().findElement(above.get().getSuperclass());
        }
        return Optional.empty();
    }

    private static boolean hasOne(TypeElement type, ExecutableElement method) {
        return named(type, method).size() == 1;
    }

    private static List<ExecutableElement> named(TypeElement type, ExecutableElement method) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(other -> other.getSimpleName().equals(method.getSimpleName()))
                .toList();
    }

    /** Whether the class that is analysed calls the method, and is not the one around the superclass, where all calls are looked at. */
    private boolean isCalledHere(ExecutableElement method, ExecutableElement above) {
        return program.allBodies()
                .anyMatch(body ->
                        body.hasStep(step -> isCall(step, method) || (!isOfProgram(above) && isCall(step, above))));
    }

    private boolean isOfProgram(ExecutableElement method) {
        return homeOf(method).equals(program.type());
    }

    private static TypeElement homeOf(ExecutableElement method) {
        return HarmlessTypes.outermost(DeclaringType.of(method));
    }

    private static boolean isCall(Step step, ExecutableElement method) {
        return step instanceof Step.Call call && call.method().equals(method) && !call.isSuper();
    }

    private Optional<Program> findHome(ExecutableElement above) {
        return isOfProgram(above) ? Optional.of(program) : engine.programs().findProgram(above);
    }

    private List<World> worlds(Body body, ExecutableElement above) {
        List<World> found = new ArrayList<>();
        Optional<Program> home = findHome(above);
        if (home.isEmpty()) {
            return found;
        }
        BodyAnalysis analysis = new BodyAnalysis(engine, List.of());
        List<Body> callers = home.get()
                .allBodies()
                .filter(each -> each.hasStep(step -> isCall(step, above)))
                .toList();
        for (Body caller : callers) {
            if (caller.kind() != Body.Kind.METHOD || !home.get().bodies().contains(caller)) {
                return List.of();
            }
            analysis.start(caller, engine.entries().of(caller));
        }
        analysis.settle(new StartObserver(
                engine,
                (started, world) -> {
                    if (started.equals(body)) {
                        found.add(world);
                    } else {
                        analysis.start(started, world);
                    }
                },
                called -> called.equals(above) ? List.of(body) : List.of(),
                null));
        return found;
    }
}
