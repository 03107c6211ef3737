package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;

/** What callers have to know of the methods of classes that were found to be plain, and so were not read into bodies. */
public final class PlainMethods {
    private final Map<ExecutableElement, Value> getters = new HashMap<>();
    private final Set<ExecutableElement> locking = new HashSet<>();

    /** Notes a method that only returns a field. */
    public void addGetter(ExecutableElement method, Value returned) {
        getters.put(method, returned);
    }

    /** Notes a method that takes a lock, and releases it again. */
    public void addLocking(ExecutableElement method) {
        locking.add(method);
    }

    /** What the method returns, if that is all it does. */
    Optional<Value> findReturned(ExecutableElement method) {
        return Optional.ofNullable(getters.get(method));
    }

    boolean isLocking(ExecutableElement method) {
        return locking.contains(method);
    }
}
