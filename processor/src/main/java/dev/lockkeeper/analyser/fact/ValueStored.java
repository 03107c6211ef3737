package dev.lockkeeper.analyser.fact;

import java.util.Objects;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * A variable is given a value.
 *
 * @param routine the code that does
 * @param variable the field or local variable
 * @param type the class of the object, if it is new; null for any other value
 * @param isInLoop whether that happens again and again in that code
 */
public record ValueStored(
        Place place,
        Routine routine,
        VariableElement variable,
        @Nullable TypeElement type,
        boolean isInLoop) implements Fact {
    @Override
    public boolean isOfWholeProgram() {
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ValueStored that
                && place.equals(that.place)
                && routine.equals(that.routine)
                && variable.equals(that.variable)
                && Objects.equals(type, that.type)
                && isInLoop == that.isInLoop;
    }

    @Override
    public int hashCode() {
        return place.hashCode();
    }
}
