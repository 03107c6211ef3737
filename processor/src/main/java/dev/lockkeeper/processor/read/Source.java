package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.FieldModel;
import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.Origin;
import dev.lockkeeper.processor.model.Visibility;

/**
 * The member that operations come from.
 *
 * @param visibility that of operations which nobody declared; private means that they have to be declared
 */
record Source(String name, Visibility visibility, boolean isStatic, Origin origin) {

    /** A field; one that the generated class cannot name is as good as private. */
    static Source of(FieldModel field, Origin origin) {
        return new Source(
                field.name(), field.isDirect() ? field.visibility() : Visibility.PRIVATE, field.isStatic(), origin);
    }

    static Source of(MethodModel method, Origin origin) {
        return new Source(method.name(), method.visibility(), false, origin);
    }
}
