package odd;

import dev.lockkeeper.*;
import java.util.*;

public class Deep<A> {
    public static class Mid<B extends List<B>> {
        static class Low<C, D extends Map<C, ? extends Mid<?>>> {
            protected final Object lock = new Object();

            @GuardedBy("lock")
            protected C c;

            @Atomic
            protected volatile D d;

            @GuardedBy("Deep.class")
            Map<C, Map.Entry<D, List<? super C>[]>> map = new HashMap<>();

            @GuardedBy("Mid.class")
            Low<C, D> self(Low<? extends C, ?> other, Deep<C>.Inner<D>.Core core) {
                return this;
            }

            interface Face<E> {
                E face(E e);
            }

            abstract static class Bottom<E> implements Face<List<E>> {
                @GuardedBy("this")
                private int n;

                @GuardedBy("this")
                @Override
                public List<E> face(List<E> e) {
                    n++;
                    return e;
                }

                public abstract int n();
            }
        }
    }

    class Inner<X> {
        class Core {}
    }
}
