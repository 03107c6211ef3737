package print;

import dev.lockkeeper.Await;
import dev.lockkeeper.OnFailure;
import dev.lockkeeper.Worker;
import dev.lockkeeper.runtime.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

public abstract class Gallery {
    @Worker(pool = 3)
    public int render(String page) throws IOException {
        return page.length();
    }

    @Worker(pool = 1)
    protected void hang(Context context, int image) throws InterruptedException {
        context.throwIfCancelled();
        Thread.sleep(image);
    }

    @Await
    public abstract void drain();

    @Await({"render", "hang"})
    public abstract boolean drain(Duration limit) throws IOException, InterruptedException;

    @Await(value = "hang", timeout = "30s")
    String report() throws TimeoutException {
        return "all hang";
    }

    @Await("render")
    public abstract List<Integer> renderAll(Collection<String> pages) throws IOException, InterruptedException;

    @Await(value = "render", timeout = "1m", onFailure = OnFailure.IGNORE)
    abstract Stream<Number> renderEach(Context parent, Stream<? extends String> pages);

    @Await(value = "hang", onFailure = OnFailure.COLLECT)
    protected abstract void hangAll(Iterable<Integer> images);
}
