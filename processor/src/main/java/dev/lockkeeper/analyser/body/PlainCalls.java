package dev.lockkeeper.analyser.body;

import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.task.HarmlessTypes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** The methods and constructors that plain code calls; remembers the answers for the compilation. */
final class PlainCalls {
    private static final Set<String> OF_MONITORS = Set.of("wait", "notify", "notifyAll");
    /** Who compares objects may settle an order of their locks. */
    private static final Set<String> ORDERING = Set.of("identityHashCode", "compareTo", "compare", "compareUnsigned");

    private static final String COLLECTIONS = "java.util.Collections";

    private final HarmlessTypes harmless;
    private final Map<Element, Boolean> known = new HashMap<>();

    PlainCalls(HarmlessTypes harmless) {
        this.harmless = harmless;
    }

    /** Whether a method or constructor may be called without a further thought. */
    boolean contains(Element called) {
        Boolean answer = known.get(called);
        if (answer == null) {
            answer = called instanceof ExecutableElement method && look(method);
            known.put(called, answer);
        }
        return answer;
    }

    private boolean look(ExecutableElement method) {
        String name = method.getSimpleName().toString();
        return method.getEnclosingElement() instanceof TypeElement type
                && harmless.contains(type)
                && !OF_MONITORS.contains(name)
                && !ORDERING.contains(name);
    }

    /** Whether the method is one of those that may change what they are given. */
    static boolean isChangingArguments(Element called) {
        return DeclaringType.of(called).getQualifiedName().contentEquals(COLLECTIONS);
    }
}
