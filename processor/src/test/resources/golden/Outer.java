package nest;

import dev.lockkeeper.GuardedBy;

public class Outer {
    private static final Object LOCK = new Object();

    protected static class Middle<T> {
        static class Inner<E extends Enum<E>> {
            @GuardedBy("LOCK")
            private E state;

            @GuardedBy("LOCK")
            E swap(E next) {
                E before = state;
                state = next;
                return before;
            }
        }
    }
}
