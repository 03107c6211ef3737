package dev.lockkeeper.analyser;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
import dev.lockkeeper.analyser.body.SimpleNames;
import dev.lockkeeper.finding.Handover;
import dev.lockkeeper.scope.ClassSource;
import dev.lockkeeper.scope.SourceImport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/** Keeps, for the checker and for the generator, what files say of the names in them. */
final class ClassSources {
    private final Map<String, Header> headers = new HashMap<>();

    /** Of a file, what may be asked for; hardly ever it is, so it is not read before. */
    private record Header(JavaFileObject file, String simpleName, List<? extends ImportTree> imports) {
        ClassSource read() {
            return new ClassSource(
                    findSharedFile(),
                    imports.stream()
                            .map(each -> SourceImport.parse(each.toString()))
                            .toList());
        }

        /** The name of the file, unless it is named after the class. */
        private Optional<String> findSharedFile() {
            String path = file.toUri().getPath();
            return file.isNameCompatible(simpleName, JavaFileObject.Kind.SOURCE)
                    ? Optional.empty()
                    : Optional.of(path == null ? file.getName() : path.substring(path.lastIndexOf('/') + 1));
        }
    }

    /** The source of a top-level class, by its full name. */
    Optional<ClassSource> find(String qualifiedName) {
        return Optional.ofNullable(headers.get(qualifiedName)).map(Header::read);
    }

    /**
     * Notes the classes of a file.
     *
     * @param isForGenerator whether the generator, who is not shown files, may want to know of them
     */
    void add(CompilationUnitTree unit, boolean isForGenerator) {
        String prefix = prefix(unit.getPackageName());
        for (Tree declaration : unit.getTypeDecls()) {
            if (declaration instanceof ClassTree type) {
                String simpleName = type.getSimpleName().toString();
                Header header = new Header(unit.getSourceFile(), simpleName, unit.getImports());
                headers.put(prefix + simpleName, header);
                if (isForGenerator) {
                    Handover.leaveSource(prefix + simpleName, header.read());
                }
            }
        }
    }

    private static String prefix(@Nullable Tree packageName) {
        return packageName == null ? "" : SimpleNames.full(packageName) + ".";
    }
}
