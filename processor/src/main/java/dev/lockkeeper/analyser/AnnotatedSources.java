package dev.lockkeeper.analyser;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import dev.lockkeeper.analyser.body.SimpleNames;
import dev.lockkeeper.finding.Handover;
import dev.lockkeeper.scope.ClassSource;
import dev.lockkeeper.scope.SourceImport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/** Keeps, for the checker and for the generator, what files with annotated members say of the names in them. */
final class AnnotatedSources extends TreeScanner<Void, Void> {
    private static final Set<String> ANNOTATIONS = Set.of("GuardedBy", "Holding", "Atomic", "Worker", "Await");

    private final Map<String, ClassSource> sources = new HashMap<>();
    private boolean isFound;

    /** The source of a top-level class, by its full name. */
    Optional<ClassSource> find(String qualifiedName) {
        return Optional.ofNullable(sources.get(qualifiedName));
    }

    /** Reads a file, but no method bodies. */
    void read(CompilationUnitTree unit) {
        isFound = unit.getImports().stream().anyMatch(AnnotatedSources::isOfAnnotation);
        scan(unit.getTypeDecls(), null);
        if (isFound) {
            List<SourceImport> imports = unit.getImports().stream()
                    .map(each -> SourceImport.parse(each.toString()))
                    .toList();
            String prefix = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
            for (Tree declaration : unit.getTypeDecls()) {
                if (declaration instanceof ClassTree type) {
                    add(prefix + type.getSimpleName(), new ClassSource(findSharedFile(unit, type), imports));
                }
            }
        }
    }

    /** Local classes, too, can have annotated members; their bodies are not read here, but the imports tell. */
    private static boolean isOfAnnotation(ImportTree tree) {
        return ANNOTATIONS.contains(SimpleNames.of(tree.getQualifiedIdentifier()))
                || (tree.getQualifiedIdentifier() instanceof MemberSelectTree name
                        && name.getIdentifier().contentEquals("*")
                        && SimpleNames.of(name.getExpression()).equals("lockkeeper"));
    }

    private void add(String qualifiedName, ClassSource source) {
        sources.put(qualifiedName, source);
        Handover.leaveSource(qualifiedName, source);
    }

    /** The name of the file, unless it is named after the class. */
    private static Optional<String> findSharedFile(CompilationUnitTree unit, ClassTree type) {
        JavaFileObject file = unit.getSourceFile();
        String path = file.toUri().getPath();
        return file.isNameCompatible(type.getSimpleName().toString(), JavaFileObject.Kind.SOURCE)
                ? Optional.empty()
                : Optional.of(path == null ? file.getName() : path.substring(path.lastIndexOf('/') + 1));
    }

    @Override
    public @Nullable Void visitAnnotation(AnnotationTree tree, Void unused) {
        isFound |= ANNOTATIONS.contains(SimpleNames.of(tree.getAnnotationType()));
        return null;
    }

    @Override
    public @Nullable Void visitBlock(BlockTree tree, Void unused) {
        return null;
    }

    @Override
    public @Nullable Void scan(@Nullable Tree tree, Void unused) {
        boolean isExpression = tree instanceof ExpressionTree && !(tree instanceof AnnotationTree);
        return isFound || isExpression ? null : super.scan(tree, null);
    }
}
