package odd;

import dev.lockkeeper.*;

abstract class AbstractBase<T> {
    @GuardedBy("this")
    protected T base(T t) {
        return t;
    }
}
