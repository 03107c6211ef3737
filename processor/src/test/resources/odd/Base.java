package base;

import dev.lockkeeper.*;

public class Base<T> {
    public class Nested {
        @GuardedBy("this")
        protected T value;

        @GuardedBy("this")
        public T value() {
            return value;
        }
    }
}
