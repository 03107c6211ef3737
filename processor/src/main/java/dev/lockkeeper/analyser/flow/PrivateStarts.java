package dev.lockkeeper.analyser.flow;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;

/** Starts the methods whose callers are all known where those call them. */
final class PrivateStarts implements CallStarts {
    private final Engine engine;
    private final PrivateMethods privates;
    private final Interest interest;

    PrivateStarts(Engine engine, PrivateMethods privates, Interest interest) {
        this.engine = engine;
        this.privates = privates;
        this.interest = interest;
    }

    @Override
    public boolean isStartedByCallsOnly(Body body) {
        return privates.isStartedFromHereOnly(body);
    }

    /** The methods that start where this one is called, and nowhere else. */
    @Override
    public List<Body> startedBy(ExecutableElement called) {
        boolean isOwn = privates.isCalledFromHereOnly(called);
        List<ExecutableElement> overriders = privates.overridersOf(called);
        if (!isOwn && overriders.isEmpty()) {
            return List.of(); // so it is with nearly every call
        }
        return Stream.concat(isOwn ? Stream.of(called) : Stream.empty(), overriders.stream())
                .flatMap(method -> engine.programs().findBody(method).stream())
                .filter(interest::isOfInterest)
                .toList();
    }
}
