package dev.lockkeeper.samples.pool;

import dev.lockkeeper.Worker;
import dev.lockkeeper.runtime.Channel;
import dev.lockkeeper.runtime.ReceiveChannel;
import java.util.List;

/**
 * Workers between a channel of jobs and a channel of results.
 *
 * <p>Go's trap is the close of the result channel: by each worker it panics the second time, by nobody the reader hangs; here the
 * pipe owns it and closes it once, behind the last result.
 */
public class JobsAndResults {
    @Worker(pool = 3)
    String work(int job) {
        return "result of job " + job;
    }

    public static void main(String[] arguments) throws InterruptedException {
        Channel<Integer> jobs = Channel.buffered(9);
        try (var workers = new ConcurrentJobsAndResults()) {
            ReceiveChannel<String> results = workers.pipeWork(jobs);
            jobs.sendAll(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9));
            jobs.close();
            results.forEach(System.out::println);
        }
    }
}
