package dev.lockkeeper.analyser.flow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** The classes of the compilation that have been read so far; others are read when something of them is asked for. */
public final class Programs {
    private final Map<ExecutableElement, Body> methods = new HashMap<>();
    private final Map<Integer, List<Body>> codes = new HashMap<>();
    private final Set<ExecutableElement> asked = new HashSet<>();
    private final Function<ExecutableElement, Optional<Program>> reader;
    private final Function<ExecutableElement, Optional<Program>> homes;
    private final Predicate<ExecutableElement> calledElsewhere;
    private final PlainMethods plain;
    private final BiPredicate<ExecutableElement, Set<TypeElement>> mentionedBeside;

    /**
     * No class yet.
     *
     * @param reader reads the class of a method, if it belongs to the compilation and its locks can matter to others
     * @param homes finds or reads the class of a method, if it belongs to the compilation
     * @param calledElsewhere whether code outside its class may call a method
     * @param mentionedBeside whether a method's name may stand in code of its package beside the files of some classes
     * @param plain what is known of methods that are not read
     */
    public Programs(
            Function<ExecutableElement, Optional<Program>> reader,
            Function<ExecutableElement, Optional<Program>> homes,
            Predicate<ExecutableElement> calledElsewhere,
            BiPredicate<ExecutableElement, Set<TypeElement>> mentionedBeside,
            PlainMethods plain) {
        this.reader = reader;
        this.homes = homes;
        this.plain = plain;
        this.calledElsewhere = calledElsewhere;
        this.mentionedBeside = mentionedBeside;
    }

    /** Whether code outside the class of the method, which does not call it itself, may call it. */
    boolean mayBeCalledElsewhere(ExecutableElement method) {
        return calledElsewhere.test(method);
    }

    /** What is known of methods that are not read. */
    PlainMethods plain() {
        return plain;
    }

    /** Whether code of the method's package, outside the files of the classes, may name it. */
    boolean isMentionedBeside(ExecutableElement method, Set<TypeElement> classes) {
        return mentionedBeside.test(method, classes);
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

    /** The whole top-level class around a method. */
    Optional<Program> findProgram(ExecutableElement method) {
        Optional<Program> home = homes.apply(method);
        home.ifPresent(this::add);
        return home;
    }

    /** The bodies of a lambda, method reference or anonymous class. */
    List<Body> codeOf(int site) {
        return codes.getOrDefault(site, List.of());
    }
}
