package store;

import dev.lockkeeper.Atomic;
import java.util.function.UnaryOperator;

public abstract class Box<T extends Comparable<T>> {
    @Atomic
    private volatile T value;

    protected Box(T value) {
        this.value = value;
    }

    public abstract T getValue();

    public abstract T getAndSetValue(T value);

    public abstract boolean compareAndSetValue(T expected, T value);

    public abstract T updateValue(UnaryOperator<T> update);
}
