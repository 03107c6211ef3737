package dev.lockkeeper.analyser.body;

import dev.lockkeeper.analyser.flow.Extent;
import dev.lockkeeper.analyser.lock.Guard;
import dev.lockkeeper.analyser.lock.GuardTable;
import dev.lockkeeper.analyser.lock.LockKind;
import dev.lockkeeper.analyser.lock.MutableTypes;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import dev.lockkeeper.analyser.lock.Value;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Judges what the names in the code of a class mean that may be plain. */
final class PlainNames {
    private static final String STRING = "java.lang.String";
    /** Final classes whose objects nobody can change. */
    private static final Set<String> UNCHANGEABLE = Set.of(
            STRING,
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Class",
            "java.lang.Double",
            "java.lang.Float",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Short");

    private final GuardTable guards;
    private final TypeHierarchy hierarchy;
    private final MutableTypes mutableTypes;
    private final PlainCalls calls;
    private final PlainFields fields;
    private final Extent extent;
    private final Words words;

    PlainNames(
            GuardTable guards,
            TypeHierarchy hierarchy,
            MutableTypes mutableTypes,
            PlainCalls calls,
            PlainFields fields,
            Words words,
            Extent extent) {
        this.guards = guards;
        this.hierarchy = hierarchy;
        this.mutableTypes = mutableTypes;
        this.calls = calls;
        this.fields = fields;
        this.words = words;
        this.extent = extent;
    }

    Words words() {
        return words;
    }

    PlainFields fields() {
        return fields;
    }

    /** What is held around a name. */
    record Holding(@Nullable Value lock, boolean isMonitor, boolean isConstructing) {
        static final Holding NOTHING = new Holding(null, false, false);
        static final Holding NEW_OBJECT = new Holding(null, false, true);

        Holding taking(Value taken, boolean byMonitor) {
            return new Holding(taken, byMonitor, isConstructing);
        }

        /** By code of its own, as the values: see {@link Value}. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Holding that
                    && isMonitor == that.isMonitor
                    && isConstructing == that.isConstructing
                    && Objects.equals(lock, that.lock);
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(lock);
        }

        private boolean satisfies(Guard guard) {
            boolean needsMonitor = guard.kind() != LockKind.LOCK;
            return lock != null && needsMonitor == isMonitor && lock.equals(guard.lock());
        }
    }

    /**
     * Whether a field may be used there.
     *
     * @param isOwn whether it is one of {@code this}
     * @param isKept whether what it refers to may get elsewhere, as it does not by a call made on it
     */
    boolean isFieldPlain(VariableElement field, boolean isOwn, boolean isKept, Holding holding) {
        if (fields.isLock(field)) {
            return false;
        }
        List<Guard> all = guards.guardsOf(field);
        if (all.isEmpty()) {
            return !guards.isAtomic(field)
                    && !fields.isConcurrentElsewhere(field)
                    && (extent != Extent.TASKS || isFixed(field));
        }
        boolean isNew = holding.isConstructing() && !field.getModifiers().contains(Modifier.STATIC);
        return isOwn && (isNew || holding.satisfies(all.get(0))) && !(isKept && mutableTypes.contains(field.asType()));
    }

    /** Whether it is the same for all tasks, and cannot be changed by any. */
    private boolean isFixed(VariableElement field) {
        return field.getModifiers().contains(Modifier.FINAL)
                && (field.asType().getKind().isPrimitive()
                        || hierarchy.isKindOf(field.asType(), STRING)
                        || field.getKind() == ElementKind.ENUM_CONSTANT);
    }

    /**
     * Whether the field may be given a value: one that others may use as a lock, or know by another name, is followed more closely.
     *
     * @param isOfField whether the value is that of a field
     */
    boolean isStorePlain(VariableElement field, boolean isOfField, Holding holding) {
        if (field.asType().getKind().isPrimitive() || hierarchy.isKindOf(field.asType(), STRING)) {
            return true;
        }
        boolean isAlias = isOfField && field.getModifiers().contains(Modifier.FINAL);
        boolean isLockGiven = holding.isConstructing() && LockKind.of(field.asType(), hierarchy) != LockKind.MONITOR;
        boolean isKnown = extent != Extent.CLASS && !field.getModifiers().contains(Modifier.PRIVATE);
        return !isAlias && !isLockGiven && !isKnown;
    }

    /** Whether a method or constructor may be called without a further thought. */
    boolean isCallPlain(Element called) {
        return calls.contains(called) && (extent != Extent.TASKS || !PlainCalls.isChangingArguments(called));
    }

    /** Whether a loop may go through an object of that type: what the iterators of the JDK do is of no interest. */
    boolean isIterationPlain(TypeMirror type) {
        Optional<TypeElement> element = hierarchy.findElement(type);
        return element.isEmpty() || hierarchy.isOfJdk(element.get());
    }

    /** Whether a variable may be called on: what a parameter refers to may be code of the caller's, or shared by tasks. */
    boolean isReceiverPlain(VariableElement variable) {
        return variable.asType().getKind().isPrimitive()
                || (variable.getKind() != ElementKind.PARAMETER && extent != Extent.TASKS)
                || hierarchy
                        .findElement(variable.asType())
                        .filter(type -> type.getModifiers().contains(Modifier.FINAL))
                        .filter(type -> extent != Extent.TASKS || isUnchangeable(type))
                        .isPresent();
    }

    /** Whether all that is plain to call on objects of the final class leaves them as they are: so it is with enums, too. */
    private static boolean isUnchangeable(TypeElement type) {
        return type.getKind() == ElementKind.ENUM
                || UNCHANGEABLE.contains(type.getQualifiedName().toString());
    }
}
