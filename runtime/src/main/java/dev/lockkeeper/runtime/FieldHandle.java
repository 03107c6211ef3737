package dev.lockkeeper.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Looks up the handle by which a class changes a field of its own atomically. */
final class FieldHandle {
    private FieldHandle() {}

    /** For constants: a handle is fast only where the compiler knows it. */
    static VarHandle of(MethodHandles.Lookup owner, String name, Class<?> type) {
        try {
            return owner.findVarHandle(owner.lookupClass(), name, type);
        } catch (ReflectiveOperationException missing) {
            throw new ExceptionInInitializerError(missing);
        }
    }
}
