package odd;

import dev.lockkeeper.*;
import java.io.*;

public class GuardedClose implements Closeable {
    @GuardedBy("this")
    private int x;

    @Worker(pool = 1)
    public int w() throws IOException {
        return 1;
    }

    @GuardedBy("this")
    @Override
    public void close() throws IOException {
        x++;
    }
}
