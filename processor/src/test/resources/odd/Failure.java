package odd;

import dev.lockkeeper.*;

@SuppressWarnings("serial")
public class Failure extends Exception {
    @Atomic
    volatile int code;

    @GuardedBy("this")
    private String more;

    public <T extends CharSequence & Comparable<T>> Failure(T text) throws java.io.IOException, Failure {
        super(text.toString());
    }

    protected Failure(String a, Object... more) {}

    Failure(int... c) {
        super("" + c.length);
    }

    @GuardedBy("this")
    @Override
    public String getMessage() {
        return more;
    }
}
