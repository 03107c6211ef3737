package odd;

import dev.lockkeeper.*;

@SuppressWarnings("overrides")
public class Equality {
    @GuardedBy("this")
    private int x;

    @GuardedBy("this")
    @Override
    public boolean equals(Object o) {
        return x == 0;
    }
}
