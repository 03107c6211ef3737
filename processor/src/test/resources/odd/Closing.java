package odd;

import dev.lockkeeper.*;

@SuppressWarnings("try")
public class Closing implements AutoCloseable {
    @Worker(pool = 1)
    public void w() {}

    @Override
    public void close() throws Exception {}
}
