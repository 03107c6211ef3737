package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TaskQueueTest {
    private final PoolOwner owner = new PoolOwner("test", (task, verdict) -> false, 0, (task, failure) -> {});
    private final TaskQueue queue = new TaskQueue();

    @Test
    void tasksComeOutInTheOrderTheyWentIn() {
        List<Task<?>> tasks = addTasks(1_000);
        assertThat(queue.size()).isEqualTo(1_000);
        assertThat(drain()).isEqualTo(tasks);
        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.poll()).isNull();
    }

    @Test
    void tasksThatArePutBackComeFirst() {
        List<Task<?>> tasks = addTasks(200);
        List<Task<?>> taken = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            taken.add(queue.poll());
        }
        for (int i = taken.size() - 1; i >= 0; i--) {
            queue.addFirst(taken.get(i));
        }
        assertThat(drain()).isEqualTo(tasks);
    }

    @Test
    void gapsOfWithdrawnTasksAreClosedWhereverTheEndIs() {
        for (int kept = 0; kept <= 130; kept++) {
            List<Task<?>> tasks = addTasks(400);
            for (Task<?> task : tasks.subList(kept, tasks.size())) {
                withdraw(task);
            }
            List<Task<?>> expected = new ArrayList<>(tasks.subList(0, kept));
            expected.addAll(addTasks(100));
            assertThat(queue.size()).isEqualTo(expected.size());
            assertThat(drain()).isEqualTo(expected);
        }
    }

    @Test
    void anyMixtureOfOperationsGivesWhatAListWouldGive() {
        Random random = new Random(1);
        Deque<Task<?>> model = new ArrayDeque<>();
        for (int i = 0; i < 100_000; i++) {
            boolean growing = i / 5_000 % 2 == 0;
            switch (random.nextInt(8)) {
                case 0 -> assertThat(queue.poll()).isSameAs(model.poll());
                case 1 -> {
                    Task<?> task = Task.of(owner, () -> 1);
                    queue.addFirst(task);
                    model.addFirst(task);
                }
                case 2, 3 -> withdrawOne(model, random);
                default -> {
                    if (growing) {
                        model.addAll(addTasks(1));
                    } else {
                        assertThat(queue.poll()).isSameAs(model.poll());
                    }
                }
            }
            assertThat(queue.size()).isEqualTo(model.size());
        }
        List<Task<?>> seen = new ArrayList<>();
        queue.forEach(seen::add);
        assertThat(seen).isEqualTo(new ArrayList<>(model));
    }

    private void withdrawOne(Deque<Task<?>> model, Random random) {
        if (model.isEmpty()) {
            return;
        }
        Iterator<Task<?>> tasks = model.iterator();
        Task<?> chosen = tasks.next();
        for (int i = random.nextInt(Math.min(100, model.size())); i > 0; i--) {
            chosen = tasks.next();
        }
        tasks.remove();
        withdraw(chosen);
    }

    private void withdraw(Task<?> task) {
        assertThat(task.withdraw(TaskStage.CANCELLED)).isTrue();
        queue.withdrawn();
    }

    private List<Task<?>> addTasks(int count) {
        List<Task<?>> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Task<?> task = Task.of(owner, () -> 1);
            tasks.add(task);
            queue.add(task);
        }
        return tasks;
    }

    private List<Task<?>> drain() {
        List<Task<?>> drained = new ArrayList<>();
        for (Task<?> task = queue.poll(); task != null; task = queue.poll()) {
            drained.add(task);
        }
        return drained;
    }
}
