package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;

/**
 * Tells which methods of the compilation make what they return, and let nobody else know of it. An overriding method is taken to do
 * the same.
 */
final class Makers {
    private final Engine engine;
    private final Map<ExecutableElement, Boolean> known = new HashMap<>();

    Makers(Engine engine) {
        this.engine = engine;
    }

    /** Whether the method makes what it returns, an object with guarded fields. */
    boolean isMaker(ExecutableElement method) {
        return engine.guardedTypes().isReturned(method) && isMaking(method);
    }

    private boolean isMaking(ExecutableElement method) {
        Boolean answer = known.get(method);
        if (answer == null) {
            known.put(method, false); // what a recursive call finds
            answer = engine.programs().findBody(method).filter(this::isMaking).isPresent();
            known.put(method, answer);
        }
        return answer;
    }

    private boolean isMaking(Body body) {
        ResultObserver results = new ResultObserver(body);
        new BodyAnalysis(engine, List.of(results))
                .runAlone(body, engine.entries().of(body));
        return results.areNew;
    }

    /** Sees whether nobody else knows what a body returns, whichever way it does. */
    private static final class ResultObserver implements StepObserver {
        private final Body observed;
        private boolean areNew;

        ResultObserver(Body observed) {
            this.observed = observed;
        }

        @Override
        public void onEnd(Body body, Worlds normal, Worlds abrupt) {
            if (body.equals(observed)) {
                areNew = normal.isAny(ResultObserver::isNew)
                        && normal.areAll(world -> isNew(world) || Value.Constant.NULL.equals(result(world)));
            }
        }

        private static boolean isNew(World world) {
            Value result = result(world);
            return !(result instanceof Value.Self) && world.unshared().contains(result);
        }

        /** What is returned; of a method that returns nothing, which is not asked, it is nothing new. */
        private static Value result(World world) {
            return world.locals().getOrDefault(Transfer.RESULT, new Value.Opaque(0));
        }
    }
}
