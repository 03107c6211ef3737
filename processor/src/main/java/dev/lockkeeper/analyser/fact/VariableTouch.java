package dev.lockkeeper.analyser.fact;

import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.Value;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * A field, or a local variable of the code around, is used where another thread may know the object.
 *
 * @param routine the code that uses it
 * @param variable the field or local variable
 * @param owner the object whose field it is, in that code's terms; null for a static field and a local variable
 * @param kind what is done with it
 * @param index the index of the only element that is used; null if it is not only one, or no array
 * @param held the locks held meanwhile
 */
public record VariableTouch(
        Place place,
        Routine routine,
        VariableElement variable,
        @Nullable Value owner,
        UseKind kind,
        @Nullable Object index,
        Set<Hold> held)
        implements Fact {

    /** Whether the variable, or the object that it refers to, is changed. */
    public boolean isChange() {
        return kind.isChange();
    }

    /** The same, by the name of the field that refers to the object. */
    public VariableTouch of(VariableElement field) {
        return new VariableTouch(place, routine, field, null, kind, index, held);
    }

    @Override
    public boolean isOfWholeProgram() {
        return true;
    }
}
