package dev.lockkeeper.analyser.body;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** The private methods of a class that may be plain: each is read for everything that is held where it is called. */
final class PlainHelpers {
    private final Map<ExecutableElement, Set<PlainNames.Holding>> methods = new LinkedHashMap<>();
    private final Deque<Call> open = new ArrayDeque<>();

    /** One of the methods is called with that held. */
    record Call(ExecutableElement method, PlainNames.Holding holding) {}

    /** Those of the methods and constructors of a class that are helpers. */
    PlainHelpers(Iterable<ExecutableElement> declared) {
        for (ExecutableElement method : declared) {
            if (method.getKind() == ElementKind.METHOD && method.getModifiers().contains(Modifier.PRIVATE)) {
                methods.put(method, new HashSet<>());
            }
        }
    }

    boolean contains(Element called) {
        return methods.containsKey(called);
    }

    /** Notes a call, if it is one of these methods that is called. */
    boolean note(Element called, PlainNames.Holding holding) {
        Set<PlainNames.Holding> known = methods.get(called);
        if (known != null && known.add(holding)) {
            open.add(new Call((ExecutableElement) called, holding));
        }
        return known != null;
    }

    /** A call that has not been looked at; who is called by nobody is taken to be called with nothing held. */
    @Nullable
    Call next() {
        for (Map.Entry<ExecutableElement, Set<PlainNames.Holding>> method : methods.entrySet()) {
            if (open.isEmpty() && method.getValue().isEmpty()) {
                note(method.getKey(), PlainNames.Holding.NOTHING);
            }
        }
        return open.poll();
    }
}
