package dev.lockkeeper.analyser;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** Knows when the compiler has analysed all classes that it has read so far, just before it writes the last of them. */
final class Progress {
    /** By file, for the compiler enters files anew after each round of processors. */
    private final Map<URI, Long> entered = new HashMap<>();

    private long expected;

    private final Set<TypeElement> analysed = new HashSet<>();

    void enter(CompilationUnitTree unit) {
        long classes =
                unit.getTypeDecls().stream().filter(ClassTree.class::isInstance).count();
        Long before = entered.put(unit.getSourceFile().toUri(), classes);
        expected += classes - (before == null ? 0 : before);
    }

    void analyse(TypeElement type) {
        analysed.add(type);
    }

    boolean isLast() {
        return analysed.size() >= expected;
    }
}
