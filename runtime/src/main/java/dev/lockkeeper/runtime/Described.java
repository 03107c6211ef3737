package dev.lockkeeper.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A body that can say what the worker's method is called with. */
interface Described {
    List<@Nullable Object> arguments();
}
