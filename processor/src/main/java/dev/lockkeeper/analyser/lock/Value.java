package dev.lockkeeper.analyser.lock;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * What an expression denotes, as far as can be told without running the program. Equal values denote the same object; of
 * different values nothing is known. The common ones compare by code of their own: what the compiler makes for records is linked
 * at run time, which costs more than it does in a process as short as a compilation.
 */
public interface Value {
    /** The value as a user would write it inside the class {@code here}. */
    default String text(TypeElement here) {
        return ValueText.of(this, here);
    }

    /** The value with its parts changed. */
    default Value mapParts(UnaryOperator<Value> change) {
        return this;
    }

    /** The value with each occurrence of a key, at any depth, replaced by what the map gives for it. */
    default Value rewrite(Map<Value, Value> replacements) {
        if (replacements.isEmpty()) {
            return this;
        }
        Value replacement = replacements.get(this);
        return replacement != null ? replacement : mapParts(part -> part.rewrite(replacements));
    }

    /** The values that this one is made of, the one that it is reached from first. */
    default List<Value> parts() {
        return List.of();
    }

    /** Whether the value is {@code part} or is reached from it. */
    default boolean mentions(Value part) {
        if (equals(part)) {
            return true;
        }
        for (Value each : parts()) {
            if (each.mentions(part)) {
                return true;
            }
        }
        return false;
    }

    /** The value that this one is reached from: {@code a} for {@code a.b.c}. */
    default Value root() {
        return parts().isEmpty() ? this : parts().get(0).root();
    }

    /** {@code this} of a class: of the innermost one, or of one that encloses it. */
    record Self(TypeElement type) implements Value {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Self that && type.equals(that.type);
        }

        @Override
        public int hashCode() {
            return type.hashCode();
        }
    }

    /** The instance of {@code type} that encloses {@code inner}. */
    record Enclosing(Value inner, TypeElement type) implements Value {
        @Override
        public List<Value> parts() {
            return List.of(inner);
        }

        @Override
        public Value mapParts(UnaryOperator<Value> change) {
            Value changed = change.apply(inner);
            return changed == inner ? this : new Enclosing(changed, type);
        }
    }

    /** What a variable held when the analysed body began. */
    record Entry(Variable variable) implements Value {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Entry that && variable.equals(that.variable);
        }

        @Override
        public int hashCode() {
            return variable.hashCode() + 1;
        }
    }

    /** What an instance field holds. */
    record Field(Value owner, VariableElement field) implements Value {
        @Override
        public List<Value> parts() {
            return List.of(owner);
        }

        @Override
        public Value mapParts(UnaryOperator<Value> change) {
            Value changed = change.apply(owner);
            return changed == owner ? this : new Field(changed, field);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Field that && field.equals(that.field) && owner.equals(that.owner);
        }

        @Override
        public int hashCode() {
            return 31 * owner.hashCode() + field.hashCode();
        }
    }

    /** What a static field holds, or one that is the same in all objects of its class. */
    record StaticField(VariableElement field) implements Value {}

    /** The object that stands for a class: {@code Type.class}. */
    record ClassObject(TypeElement type) implements Value {}

    /** What a method without parameters returns, taken to be the same each time; {@code owner} is null for a static one. */
    record Getter(@Nullable Value owner, ExecutableElement method) implements Value {
        @Override
        public List<Value> parts() {
            return owner == null ? List.of() : List.of(owner);
        }

        @Override
        public Value mapParts(UnaryOperator<Value> change) {
            Value changed = owner == null ? null : change.apply(owner);
            return changed == owner ? this : new Getter(changed, method);
        }
    }

    /** One side of a read-write or stamped lock. */
    record Side(Value lock, boolean isRead) implements Value {
        @Override
        public List<Value> parts() {
            return List.of(lock);
        }

        @Override
        public Value mapParts(UnaryOperator<Value> change) {
            Value changed = change.apply(lock);
            return changed == lock ? this : new Side(changed, isRead);
        }
    }

    /** A condition of a lock, whichever of them. */
    record ConditionOf(Value lock) implements Value {
        @Override
        public List<Value> parts() {
            return List.of(lock);
        }

        @Override
        public Value mapParts(UnaryOperator<Value> change) {
            Value changed = change.apply(lock);
            return changed == lock ? this : new ConditionOf(changed);
        }
    }

    /** An element of an array or list, taken to be the same for the same index. */
    record Item(Value array, Value index) implements Value {
        @Override
        public List<Value> parts() {
            return List.of(array, index);
        }

        @Override
        public Value mapParts(UnaryOperator<Value> change) {
            return new Item(change.apply(array), change.apply(index));
        }
    }

    /** A literal; see {@link Literals}. {@code null} is kept as itself. */
    record Constant(@Nullable Object value) implements Value {
        public static final Constant NULL = new Constant(null);
        public static final Constant TRUE = new Constant(true);
        public static final Constant FALSE = new Constant(false);

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Constant that && Objects.equals(value, that.value);
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(value);
        }
    }

    /** The result of an expression of which nothing is known but where it stands. */
    record Opaque(int site) implements Value {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Opaque that && site == that.site;
        }

        @Override
        public int hashCode() {
            return site;
        }
    }

    /** An object created by the body itself. */
    record Created(int site, TypeElement type) implements Value {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Created that && site == that.site && type.equals(that.type);
        }

        @Override
        public int hashCode() {
            return site;
        }
    }

    /** What a variable holds where ways of execution meet that left different values in it. */
    record Merged(int block, Variable variable, boolean isFromBefore) implements Value {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Merged that
                    && block == that.block
                    && isFromBefore == that.isFromBefore
                    && variable.equals(that.variable);
        }

        @Override
        public int hashCode() {
            return 31 * block + variable.hashCode();
        }
    }

    /**
     * A lambda, method reference or object of an anonymous class.
     *
     * @param site tells which
     * @param captured what the code calls by another name than those who have it now
     */
    record Code(int site, Map<Value, Value> captured) implements Value {
        @Override
        public Value mapParts(UnaryOperator<Value> change) {
            if (captured.isEmpty()) {
                return this;
            }
            Map<Value, Value> changed = new HashMap<>();
            captured.forEach((inside, outside) -> changed.put(inside, change.apply(outside)));
            return new Code(site, changed);
        }
    }

    /** Whether two values are the same. */
    record Equal(Value left, Value right) implements Value {
        @Override
        public List<Value> parts() {
            return List.of(left, right);
        }

        @Override
        public Value mapParts(UnaryOperator<Value> change) {
            return new Equal(change.apply(left), change.apply(right));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Equal that && left.equals(that.left) && right.equals(that.right);
        }

        @Override
        public int hashCode() {
            return 31 * left.hashCode() + right.hashCode();
        }
    }

    /** Whether the running thread holds a lock. */
    record IsHeld(Hold hold) implements Value {
        @Override
        public List<Value> parts() {
            return List.of(hold.lock());
        }

        @Override
        public Value mapParts(UnaryOperator<Value> change) {
            return new IsHeld(new Hold(change.apply(hold.lock()), hold.mode()));
        }
    }
}
