package dev.lockkeeper.analyser.flow;

import java.util.List;
import javax.lang.model.element.ExecutableElement;

/** Tells which bodies start where a method is called. */
interface CallStarts {
    List<Body> startedBy(ExecutableElement called);

    /** Whether the body starts where it is called and nowhere else, whoever gets the object. */
    default boolean isStartedByCallsOnly(Body body) {
        return false;
    }
}
