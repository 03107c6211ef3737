package dev.lockkeeper.analyser.flow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.lang.model.element.ExecutableElement;

/** The classes of the compilation that have been read so far; others are read when something of them is asked for. */
public final class Programs {
    private final Map<ExecutableElement, Body> methods = new HashMap<>();
    private final Map<Integer, List<Body>> codes = new HashMap<>();
    private final Set<ExecutableElement> asked = new HashSet<>();
    private final Function<ExecutableElement, Optional<Program>> reader;
    private final Predicate<ExecutableElement> calledElsewhere;
    private final PlainMethods plain;

    /**
     * No class yet.
     *
     * @param reader reads the class of a method, if it belongs to the compilation and its locks can matter to others
     * @param calledElsewhere whether code outside its class may call a method
     * @param plain what is known of methods that are not read
     */
    public Programs(
            Function<ExecutableElement, Optional<Program>> reader,
            Predicate<ExecutableElement> calledElsewhere,
            PlainMethods plain) {
        this.reader = reader;
        this.plain = plain;
        this.calledElsewhere = calledElsewhere;
    }

    /** Whether code outside the class of the method, which does not call it itself, may call it. */
    boolean mayBeCalledElsewhere(ExecutableElement method) {
        return calledElsewhere.test(method);
    }

    /** What is known of methods that are not read. */
    PlainMethods plain() {
        return plain;
    }

    /** Takes in a class that has been read. */
    public void add(Program program) {
        methods.putAll(program.methods());
        codes.putAll(program.codes());
    }

    Optional<Body> findBody(ExecutableElement method) {
        Body known = methods.get(method);
        if (known == null && asked.add(method)) {
            reader.apply(method).ifPresent(this::add);
            known = methods.get(method);
        }
        return Optional.ofNullable(known);
    }

    /** The bodies of a lambda, method reference or anonymous class. */
    List<Body> codeOf(int site) {
        return codes.getOrDefault(site, List.of());
    }
}
