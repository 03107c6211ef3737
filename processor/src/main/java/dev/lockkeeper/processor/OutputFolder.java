package dev.lockkeeper.processor;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.StandardLocation;

/** Asks the compiler where it writes class files to. */
final class OutputFolder {
    /** Any name will do: nothing is read or written. */
    private static final String PROBE = "lockkeeper.probe";

    private OutputFolder() {}

    /** The folder; none where the compiler was given none, and for one that does not tell. */
    static Optional<URI> find(ProcessingEnvironment environment) {
        try {
            URI probe = environment
                    .getFiler()
                    .getResource(StandardLocation.CLASS_OUTPUT, "", PROBE)
                    .toUri();
            return Optional.of(probe.resolve("."));
        } catch (IOException | IllegalArgumentException | IllegalStateException unknown) {
            return Optional.empty();
        }
    }
}
