package dev.lockkeeper.samples.waitgroup;

import dev.lockkeeper.runtime.TaskGroup;
import java.util.List;

/**
 * Three teams of three: every team waits for its members, and the program waits for the teams.
 *
 * <p>Go's trap is a goroutine that outlives the function which started it; here a group is a block, and nothing leaves it
 * while a member runs.
 */
public final class NestedGroups {
    public static void main(String[] arguments) throws InterruptedException {
        try (TaskGroup<List<String>> teams = TaskGroup.open()) {
            for (String team : List.of("red", "green", "blue")) {
                teams.fork(() -> members(team));
            }
            teams.join().forEach(System.out::println);
        }
    }

    private static List<String> members(String team) throws InterruptedException {
        try (TaskGroup<String> members = TaskGroup.open()) {
            List.of(1, 2, 3).forEach(member -> members.fork(() -> team + " " + member));
            return members.join();
        }
    }
}
