package dev.lockkeeper.analyser;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import dev.lockkeeper.analyser.body.ClassLowering;
import dev.lockkeeper.analyser.body.CompilerAccess;
import dev.lockkeeper.analyser.flow.Program;
import dev.lockkeeper.analyser.flow.Programs;
import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.task.HarmlessTypes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Reads classes when the compiler has finished with them, and others earlier when a class that calls them is analysed. */
final class SourceReader {
    private final CompilerAccess access;
    private final Relevance relevance;
    private final Map<TypeElement, Program> read = new HashMap<>();
    /** Classes whose trees are not to be read any more, because the compiler translates them. */
    private final Set<TypeElement> closed;

    SourceReader(CompilerAccess access, Relevance relevance, Set<TypeElement> closed) {
        this.access = access;
        this.closed = closed;
        this.relevance = relevance;
    }

    /** Reads a class that the compiler has finished with. */
    Program read(CompilationUnitTree unit, ClassTree tree, TypeElement type, Programs programs) {
        Program known = read.get(type);
        if (known == null) {
            known = ClassLowering.lower(access, unit, tree, type);
            read.put(type, known);
            programs.add(known);
        }
        return known;
    }

    /** The class of a method, if it belongs to the compilation, has not been read, and its locks can matter to callers. */
    Optional<Program> findProgram(ExecutableElement method) {
        TypeElement type = HarmlessTypes.outermost(DeclaringType.of(method));
        return read.containsKey(type)
                ? Optional.empty()
                : findSource(type).filter(path -> isWanted(method, path)).map(path -> read(path, type));
    }

    /** The class of a method, if it belongs to the compilation and the compiler has not translated it unread. */
    Optional<Program> findHome(ExecutableElement method) {
        TypeElement type = HarmlessTypes.outermost(DeclaringType.of(method));
        Program known = read.get(type);
        return known != null ? Optional.of(known) : findSource(type).map(path -> read(path, type));
    }

    private Optional<TreePath> findSource(TypeElement type) {
        return closed.contains(type) || access.trees().getTree(type) == null
                ? Optional.empty()
                : Optional.ofNullable(access.trees().getPath(type));
    }

    private Program read(TreePath path, TypeElement type) {
        Program program = ClassLowering.lower(access, path.getCompilationUnit(), (ClassTree) path.getLeaf(), type);
        read.put(type, program);
        return program;
    }

    private boolean isWanted(ExecutableElement method, TreePath path) {
        return relevance.mentionsLocks(path.getCompilationUnit()) || relevance.concernsCallers(method);
    }
}
