package dev.lockkeeper.samples.pool;

import dev.lockkeeper.Await;
import dev.lockkeeper.Worker;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A pool with a type for tasks and one for results, and ten tasks.
 *
 * <p>Go's trap is results in the order in which they happen to be ready; here they come in the order of their tasks.
 */
public abstract class TypedPool {
    record Order(int id, int pieces) {}

    record Bill(int order, int cents) {}

    @Worker(pool = 4)
    Bill price(Order order) {
        return new Bill(order.id(), order.pieces() * 250);
    }

    @Await
    abstract Stream<Bill> priceAll(Stream<Order> orders);

    public static void main(String[] arguments) {
        try (var pool = new ConcurrentTypedPool()) {
            List<Order> orders = IntStream.rangeClosed(1, 10)
                    .mapToObj(id -> new Order(id, id))
                    .toList();
            pool.priceAll(orders.stream()).forEach(System.out::println);
        }
    }
}
