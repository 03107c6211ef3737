package odd;

import dev.lockkeeper.*;
import java.util.*;

public interface Nesting {
    class Impl {
        @Atomic
        volatile int x;

        @GuardedBy("LOCK")
        public void use() {}

        @GuardedBy("Nesting.LOCK")
        int guarded;
    }

    Object LOCK = new Object();

    enum Kind {
        A;

        static class InEnum {
            @Atomic
            volatile Kind kind;

            @GuardedBy("A")
            public void a() {}

            @GuardedBy("Kind.A")
            int b;
        }
    }

    record Pair(int l) {
        abstract static class InRecord {
            @Atomic
            volatile Pair p = new Pair(1);

            abstract int incrementPL();
        }
    }

    @interface Note {
        class InNote {
            @Atomic
            volatile Note note;

            @GuardedBy("this")
            public Note note2() {
                return note;
            }
        }
    }
}
