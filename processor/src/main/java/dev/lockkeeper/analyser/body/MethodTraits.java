package dev.lockkeeper.analyser.body;

import dev.lockkeeper.analyser.lock.GuardTable;
import dev.lockkeeper.analyser.lock.Mutators;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;

/** What is known of methods by their declarations, remembered for the compilation. */
public final class MethodTraits {
    /** No index of any argument. */
    static final int NO_ARGUMENT = -1;

    private final TypeHierarchy hierarchy;
    private final GuardTable guards;
    private final Mutators mutators;
    private final HigherOrderMethods higherOrder;
    private final Map<ExecutableElement, Traits> known = new HashMap<>();

    public MethodTraits(TypeHierarchy hierarchy, GuardTable guards) {
        this.guards = guards;
        this.hierarchy = hierarchy;
        mutators = new Mutators(hierarchy);
        higherOrder = new HigherOrderMethods(hierarchy);
    }

    /**
     * What is known of a method.
     *
     * @param isGetter whether it may be taken to return the same object each time
     * @param isQuiet whether it throws nothing when used rightly
     * @param isMutator whether it changes the object that it is called on
     * @param changedArgument the index of the argument that it changes, or {@link #NO_ARGUMENT}
     * @param isImmediate whether code given to it has run when it returns
     * @param isLazy whether code given to it runs when its result is used
     * @param isCallOfCode whether to call it is to run the code that it is called on
     * @param isUsingResults whether it uses up what code given to it returns
     * @param isCheck whether it returns its first argument, and does nothing to it
     */
    record Traits(
            boolean isGetter,
            boolean isQuiet,
            boolean isMutator,
            int changedArgument,
            boolean isImmediate,
            boolean isLazy,
            boolean isCallOfCode,
            boolean isUsingResults,
            boolean isCheck) {}

    Traits of(ExecutableElement method) {
        Traits traits = known.get(method);
        if (traits == null) {
            traits = new Traits(
                    Getters.isGetter(method, guards),
                    QuietMethods.contains(method, hierarchy),
                    mutators.isMutator(method),
                    mutators.findChangedArgument(method).orElse(NO_ARGUMENT),
                    higherOrder.isImmediate(method),
                    higherOrder.isLazy(method),
                    higherOrder.isCallOfCode(method),
                    higherOrder.isUsingResults(method),
                    higherOrder.isCheck(method));
            known.put(method, traits);
        }
        return traits;
    }
}
