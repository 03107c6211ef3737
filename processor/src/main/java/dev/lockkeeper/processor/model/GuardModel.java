package dev.lockkeeper.processor.model;

import dev.lockkeeper.finding.Finding;
import java.util.Optional;

/**
 * What a {@code @GuardedBy} says: exactly one of lock and problem is present.
 *
 * @param isRead whether the read side of the lock suffices
 * @param problem why the expression stands for no lock that generated code could take
 */
public record GuardModel(
        String expression, boolean isRead, Optional<LockModel> lock, Optional<Finding> problem, Origin origin) {

    /** The lock of a guard that was checked. */
    public LockModel resolved() {
        return lock.orElseThrow();
    }
}
