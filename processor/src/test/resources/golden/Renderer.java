package print;

import dev.lockkeeper.Await;
import dev.lockkeeper.GuardedBy;
import dev.lockkeeper.Worker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

public class Renderer implements AutoCloseable {
    private final Object shelf = new Object();

    @GuardedBy("shelf")
    private final List<String> images = new ArrayList<>();

    @Worker(pool = 3)
    public int render(String page) throws IOException {
        if (page.isEmpty()) {
            throw new IOException("empty page");
        }
        synchronized (shelf) {
            keep(page);
        }
        return page.length();
    }

    @Worker(pool = 1, queue = 10)
    @GuardedBy("shelf")
    void tidy() {
        images.sort(null);
    }

    @GuardedBy("shelf")
    void keep(String image) {
        images.add(image);
    }

    @Await("render")
    public int rendered() throws IOException, InterruptedException {
        synchronized (shelf) {
            return images.size();
        }
    }

    @Await
    @GuardedBy("shelf")
    List<String> finish() {
        return List.copyOf(images);
    }

    @Override
    public void close() {
        System.getLogger("print").log(System.Logger.Level.DEBUG, "closed");
    }
}
