package dev.lockkeeper.analyser;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * The class files of a compilation. The compiler writes them class by class, so some are there already when a rule fails that
 * looks at the whole; build tools would take them for good the next time and not compile again.
 */
final class WrittenClasses {
    private final Elements elements;
    private final Set<Name> names = new LinkedHashSet<>();

    WrittenClasses(Elements elements) {
        this.elements = elements;
    }

    void add(TypeElement type) {
        names.add(elements.getBinaryName(type));
    }

    /** Deletes them; the folder is unknown when no processor ran, who alone can ask for it. */
    void delete(Optional<URI> folder) throws IOException {
        if (folder.isPresent() && "file".equals(folder.get().getScheme())) {
            for (Name name : names) {
                Files.deleteIfExists(
                        Path.of(folder.get()).resolve(name.toString().replace('.', '/') + ".class"));
            }
        }
        names.clear();
    }
}
