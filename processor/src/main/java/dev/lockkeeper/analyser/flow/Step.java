package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.fact.UseKind;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** One thing that a body does and that matters for locks. */
public sealed interface Step {

    /**
     * A field that some rule speaks of is used.
     *
     * @param owner the object whose field it is; null for a static one
     * @param kind what is done with it
     * @param ownerPlace where the owner stands; null when it is left out
     * @param whole where the whole expression stands that uses it
     */
    record Access(
            Place place,
            VariableElement field,
            @Nullable Operand owner,
            UseKind kind,
            @Nullable Place ownerPlace,
            Place whole)
            implements Step {}

    /**
     * A method or constructor is called.
     *
     * @param site the number by which {@link Operand.Result} refers to the result
     * @param receiver the object; null for a static method
     * @param receiverPlace where the receiver stands; null when it is left out
     * @param created the class of the new object when a constructor is called by {@code new}
     * @param codeUse what the method does with code
     * @param handlers where control goes on when the call throws
     */
    record Call(
            Place place,
            int site,
            ExecutableElement method,
            @Nullable Operand receiver,
            @Nullable Place receiverPlace,
            List<Operand> arguments,
            @Nullable TypeElement created,
            boolean isSuper,
            CodeUse codeUse,
            List<Block> handlers)
            implements Step {

        /** Whether the method is known to run what it is given before it returns. */
        boolean isRunningCode() {
            return codeUse == CodeUse.RUNS || codeUse == CodeUse.FORKS;
        }
    }

    /** An object is used up that may run code: a loop goes over it, or whoever gets it from here does. */
    record Use(Place place, Operand object) implements Step {}

    /** A variable gets a value. */
    record Assign(Place place, Variable variable, Operand value) implements Step {}

    /** A field gets a value; {@code owner} is null for a static one. The site names what the field held before. */
    record Store(
            Place place,
            int site,
            VariableElement field,
            @Nullable Operand owner,
            Operand value) implements Step {}

    /** A value goes where it cannot be followed: into an array, or out by {@code throw}. */
    record Release(Place place, Operand value) implements Step {}

    /** {@code synchronized} takes a monitor. */
    record Enter(Place place, Operand monitor) implements Step {}

    /** A {@code synchronized} block is left, in whatever way. */
    record Leave(Place place, Operand monitor) implements Step {}

    /** A call that was given a lock has given the resource of a {@code try}, which may hold the lock until it is closed. */
    record Open(Place place, ExecutableElement method, Operand lock) implements Step {}

    /** Such a resource is closed. */
    record Close(Place place, ExecutableElement method, Operand lock) implements Step {}

    /** A condition had this outcome; ways on which it cannot have had it end here. */
    record Assume(Operand condition, boolean outcome) implements Step {}

    /** A constructor runs the initialisers of its class, as it does when that of the superclass has returned. */
    record Initialize(Body initializers) implements Step {}

    /** The methods of a local class exist from here on. */
    record Declare(List<Body> bodies) implements Step {}

    /** The body returns; the value is null for {@code return;}. */
    record Return(Place place, @Nullable Operand value) implements Step {}

    /**
     * A field or local variable is used; only noted where tasks are looked for.
     *
     * @param owner the object whose field it is; null for a static one and a local variable
     * @param index the index of the only element that is used; null if it is not only one, or no array
     */
    record Touch(
            Place place,
            VariableElement variable,
            @Nullable Operand owner,
            UseKind kind,
            @Nullable Object index) implements Step {}

    /** An object is changed by a method that is known to do so, whatever the expression calls it. */
    record Change(Place place, Operand object) implements Step {}

    /** Elements of an array or collection are used that goes by the name of a variable. */
    record Items(Place place, Operand owner, UseKind kind) implements Step {}

    /** The same key of two objects is compared, as is done to settle which of them comes first. */
    record Compare() implements Step {}

    /** Something that is no call may throw. */
    record Risk(List<Block> handlers) implements Step {}
}
