package dev.lockkeeper.runtime;

/**
 * What became of the tasks of a pool, taken at one moment, so that it always adds up: {@code submitted} is the sum of
 * {@code active}, {@code queued}, {@code completed}, {@code failed}, {@code cancelled}, {@code rejected} and {@code discarded}.
 *
 * <pre>{@code
 * PoolStats stats = pool.stats();
 * System.out.println(stats.queued() + " waiting, " + stats.active() + " running");
 * }</pre>
 *
 * <p>A task is counted in its last place before its {@link Task} is done, so whoever saw the task done sees it counted.
 * A task that was cancelled or timed out while it ran stays {@code active} until its body ends.
 *
 * @param workers threads that the pool has now; they start when there is work for them
 * @param active tasks that run now, those that their submitter runs included
 * @param queued tasks that wait for a worker
 * @param submitted tasks that were ever handed to the pool
 * @param completed tasks that ended with a result
 * @param failed tasks that ended with an exception or timed out
 * @param cancelled tasks that were cancelled, before or while they ran
 * @param rejected tasks that the pool did not take: it was full, or closed, or the submitter was interrupted
 * @param discarded tasks that made room for newer ones
 */
public record PoolStats(
        int workers,
        int active,
        int queued,
        long submitted,
        long completed,
        long failed,
        long cancelled,
        long rejected,
        long discarded) {}
