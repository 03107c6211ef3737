package odd;

import java.util.function.*;

interface Face<Q> {
    <Z> Z withKey(Function<? super Q, ? extends Z> f);

    default Q key() {
        return withKey(k -> k);
    }
}
