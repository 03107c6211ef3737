package dev.lockkeeper.analyser;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
import dev.lockkeeper.analyser.body.SimpleNames;
import dev.lockkeeper.finding.Handover;
import dev.lockkeeper.scope.ClassSource;
import dev.lockkeeper.scope.SourceImport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/** Keeps, for the checker and for the generator, what files say of the names in them. */
final class ClassSources {
    /** By the full names of the classes. */
    private final Map<String, Header> headers = new HashMap<>();
    /** Those whose names have not been asked for. */
    private final Deque<Header> unnamed = new ArrayDeque<>();

    /** Of a class and its file, what may be asked for; hardly ever it is, so it is not read before. */
    private record Header(
            JavaFileObject file, @Nullable Tree home, String simpleName, List<? extends ImportTree> imports) {
        String qualifiedName() {
            return home == null ? simpleName : SimpleNames.full(home) + "." + simpleName;
        }

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
        for (Header each = unnamed.poll(); each != null; each = unnamed.poll()) {
            headers.put(each.qualifiedName(), each);
        }
        return Optional.ofNullable(headers.get(qualifiedName)).map(Header::read);
    }

    /**
     * Notes the classes of a file.
     *
     * @param isForGenerator whether the generator, who is not shown files, may want to know of them
     */
    void add(CompilationUnitTree unit, boolean isForGenerator) {
        for (Tree declaration : unit.getTypeDecls()) {
            if (declaration instanceof ClassTree type) {
                String simpleName = type.getSimpleName().toString();
                Header header = new Header(unit.getSourceFile(), unit.getPackageName(), simpleName, unit.getImports());
                unnamed.add(header);
                if (isForGenerator) {
                    Handover.leaveSource(header.qualifiedName(), header.read());
                }
            }
        }
    }
}
