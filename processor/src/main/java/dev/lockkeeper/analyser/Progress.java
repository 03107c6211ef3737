package dev.lockkeeper.analyser;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;

/** Knows when the compiler has analysed all classes that it has read so far, just before it writes the last of them. */
final class Progress {
    /** By file, for the compiler enters files anew after each round of processors. */
    private final Map<JavaFileObject, Long> entered = new HashMap<>();

    private long expected;

    private final Set<TypeElement> analysed = new HashSet<>();

    void enter(CompilationUnitTree unit) {
        long classes = 0;
        for (Tree declaration : unit.getTypeDecls()) {
            classes += declaration instanceof ClassTree ? 1 : 0;
        }
        Long before = entered.put(unit.getSourceFile(), classes);
        expected += classes - (before == null ? 0 : before);
    }

    void analyse(TypeElement type) {
        analysed.add(type);
    }

    boolean isLast() {
        return analysed.size() >= expected;
    }
}
