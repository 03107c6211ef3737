package dev.lockkeeper.analyser.lock;

import javax.lang.model.element.TypeElement;

/** Writes values as a user would write them. Apart from the values, for it is needed only where something is reported. */
final class ValueText {
    private ValueText() {}

    /** The value as it is written inside the class {@code here}. */
    static String of(Value value, TypeElement here) {
        if (value instanceof Value.Self self) {
            return self.type().equals(here) ? "this" : self.type().getSimpleName() + ".this";
        }
        if (value instanceof Value.Enclosing enclosing) {
            return enclosing.type().getSimpleName() + ".this";
        }
        if (value instanceof Value.Entry entry) {
            return entry.variable().name();
        }
        if (value instanceof Value.Merged merged) {
            return merged.variable().name();
        }
        if (value instanceof Value.ClassObject object) {
            return object.type().getSimpleName() + ".class";
        }
        if (value instanceof Value.Constant constant) {
            return String.valueOf(constant.value());
        }
        if (value instanceof Value.Created created) {
            return "new " + created.type().getSimpleName() + "(…)";
        }
        if (value instanceof Deferred deferred) {
            return of(deferred.object(), here);
        }
        return isNameless(value) ? "…" : ofParts(value, here);
    }

    /** Neither what only has a place in the source nor code has a name, and to compute something takes more than one. */
    private static boolean isNameless(Value value) {
        return value instanceof Value.Opaque || value instanceof Value.Code || value instanceof Computed;
    }

    private static String ofParts(Value value, TypeElement here) {
        if (value instanceof Value.Field field) {
            return of(field.owner(), here) + "." + field.field().getSimpleName();
        }
        if (value instanceof Value.StaticField constant) {
            return DeclaringType.of(constant.field()).getSimpleName() + "."
                    + constant.field().getSimpleName();
        }
        if (value instanceof Value.Getter getter) {
            return receiver(getter, here) + "." + getter.method().getSimpleName() + "()";
        }
        if (value instanceof Value.Side side) {
            return of(side.lock(), here) + (side.isRead() ? ".readLock()" : ".writeLock()");
        }
        if (value instanceof Value.ConditionOf condition) {
            return of(condition.lock(), here) + ".newCondition()";
        }
        if (value instanceof Value.Item item) {
            return of(item.array(), here) + "[" + of(item.index(), here) + "]";
        }
        if (value instanceof Value.Equal equal) {
            return of(equal.left(), here) + " == " + of(equal.right(), here);
        }
        return "holds " + of(((Value.IsHeld) value).hold().lock(), here);
    }

    private static String receiver(Value.Getter getter, TypeElement here) {
        Value owner = getter.owner();
        return owner == null ? DeclaringType.of(getter.method()).getSimpleName().toString() : of(owner, here);
    }
}
