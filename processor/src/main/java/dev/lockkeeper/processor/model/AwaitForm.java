package dev.lockkeeper.processor.model;

import java.util.Optional;

/** What the generated class writes for an {@code @Await} method. */
public sealed interface AwaitForm {

    /** A wait, and then the method's own body. */
    record BeforeBody() implements AwaitForm {}

    /** A wait. */
    record Drain() implements AwaitForm {}

    /** A wait for as long as the one parameter says; the result is whether that was enough. */
    record BoundedDrain() implements AwaitForm {}

    /**
     * Work on every item of a collection.
     *
     * @param worker the name of the worker
     * @param isContextGiven whether the first parameter is a context that cancels the work
     * @param isStreamGiven whether the items come in a stream
     * @param element the type to collect the results as, where that is not the worker's own
     */
    record FanOut(
            String worker, boolean isContextGiven, boolean isStreamGiven, FanIn fanIn, Optional<TypeModel> element)
            implements AwaitForm {}

    /** None that there is: the reason completes a sentence about the method. */
    record Unsupported(String reason, String hint) implements AwaitForm {}

    /** What the results of a fan-out come in. */
    enum FanIn {
        NOTHING,
        LIST,
        STREAM
    }
}
