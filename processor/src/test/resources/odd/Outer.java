package odd;

import dev.lockkeeper.*;
import java.util.*;

public class Outer {
    private final List<String> log = new ArrayList<>();
    private static final Map<String, Object> LOCKS = new HashMap<>();

    static Object lockFor() {
        return LOCKS;
    }

    class In {
        @GuardedBy("Outer.this.log")
        private int x;

        @GuardedBy("log")
        void inc() {
            x++;
        }

        @GuardedBy("lockFor()")
        void t() {}

        @GuardedBy("LOCKS")
        void u() {}
    }

    static class SIn {
        @GuardedBy("lockFor()")
        void t() {}

        @GuardedBy("LOCKS")
        void u() {}

        @GuardedBy("Outer.LOCKS")
        void v() {}

        @GuardedBy("Outer.lockFor()")
        void w() {}
    }

    void local() {
        class L {
            @GuardedBy("LOCKS")
            int z;

            @GuardedBy("LOCKS")
            void k() {
                z++;
            }
        }
        new Object() {
            @GuardedBy("this")
            int q;

            @GuardedBy("this")
            void r() {
                q++;
            }
        };
    }
}
