package dev.lockkeeper.scope;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the source file of a top-level class says and no element tells.
 *
 * @param sharedFile the name of the file, where that is named after another class
 * @param imports in the order of the file
 */
public record ClassSource(Optional<String> sharedFile, List<SourceImport> imports) {

    /** Reads what {@link #text} wrote. */
    public static ClassSource parse(String text) {
        List<String> lines = text.lines().toList();
        String file = lines.isEmpty() ? "" : lines.get(0);
        return new ClassSource(
                Optional.of(file).filter(name -> !name.isEmpty()),
                lines.stream().skip(1).map(SourceImport::parse).toList());
    }

    /** All of it, line by line. */
    public String text() {
        return Stream.concat(Stream.of(sharedFile.orElse("")), imports.stream().map(SourceImport::text))
                .collect(Collectors.joining("\n"));
    }
}
