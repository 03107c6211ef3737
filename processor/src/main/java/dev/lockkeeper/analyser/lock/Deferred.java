package dev.lockkeeper.analyser.lock;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An object that runs code when it is used: a stream, a comparator made of others, what one of several lambdas was assigned to.
 *
 * @param object tells it from others
 * @param sources the code, and what variables that may hold code held at the start
 */
public record Deferred(Value object, Set<Value> sources) implements Value {

    /** An object that is made of these, if one of them can be code. */
    public static Value madeOf(Value object, Collection<Value> given) {
        Set<Value> sources = new LinkedHashSet<>();
        given.forEach(each -> sources.addAll(sourcesOf(each)));
        sources.removeIf(each -> !(each instanceof Value.Code || each instanceof Value.Entry));
        return sources.isEmpty() ? object : new Deferred(object, sources);
    }

    /** An object that is one of these two, if one of them is code. */
    public static Value oneOf(Value object, Value first, Value second) {
        return isCode(first) || isCode(second) ? madeOf(object, List.of(first, second)) : object;
    }

    private static boolean isCode(Value value) {
        return value instanceof Value.Code || value instanceof Deferred;
    }

    /** What the value is made of: of any other than these, itself. */
    public static Set<Value> sourcesOf(@Nullable Value value) {
        if (value instanceof Deferred deferred) {
            return deferred.sources;
        }
        return value == null ? Set.of() : Set.of(value);
    }

    /** The code that whoever uses the value runs. */
    public static List<Value.Code> codesOf(@Nullable Value value) {
        if (value instanceof Value.Code code) {
            return List.of(code);
        }
        return value instanceof Deferred deferred
                ? deferred.sources.stream()
                        .filter(Value.Code.class::isInstance)
                        .map(Value.Code.class::cast)
                        .toList()
                : List.of();
    }

    @Override
    public List<Value> parts() {
        return List.of(object);
    }

    @Override
    public Value mapParts(UnaryOperator<Value> change) {
        Value changed = change.apply(object);
        return changed == object ? this : new Deferred(changed, sources);
    }
}
