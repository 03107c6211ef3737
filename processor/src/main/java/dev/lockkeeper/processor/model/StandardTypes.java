package dev.lockkeeper.processor.model;

import java.util.List;
import javax.lang.model.type.TypeKind;

/** Types that the model speaks of by name. */
public final class StandardTypes {
    /** The type {@code void}. */
    public static final TypeModel VOID = new TypeModel.Primitive(TypeKind.VOID, List.of());

    /** The type {@code java.lang.Object}. */
    public static final TypeModel OBJECT = TypeModel.Declared.of("java.lang", "Object");

    /** The type {@code java.lang.InterruptedException}. */
    public static final TypeModel INTERRUPTED_EXCEPTION = TypeModel.Declared.of("java.lang", "InterruptedException");

    /** The type {@code java.util.concurrent.TimeoutException}. */
    public static final TypeModel TIMEOUT_EXCEPTION = TypeModel.Declared.of("java.util.concurrent", "TimeoutException");

    private StandardTypes() {}
}
