package dev.lockkeeper.samples.pool;

import dev.lockkeeper.Await;
import dev.lockkeeper.Worker;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Four workers, of which the fourth is ready first: the others wait for it. */
abstract class Relay {
    private final CountDownLatch fourth = new CountDownLatch(1);

    @Worker(pool = 4)
    int pass(int number) throws InterruptedException {
        if (number == 4) {
            fourth.countDown();
        }
        fourth.await();
        return number;
    }

    @Await
    abstract List<Integer> passAll(List<Integer> numbers) throws InterruptedException;
}
