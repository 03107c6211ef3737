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

    private final Set<TypeElement> analysed = new HashSet<>();

    void enter(CompilationUnitTree unit) {
        long classes =
                unit.getTypeDecls().stream().filter(ClassTree.class::isInstance).count();
        entered.put(unit.getSourceFile().toUri(), classes);
    }

    void analyse(TypeElement type) {
        analysed.add(type);
    }

    boolean isLast() {
        return analysed.size()
                >= entered.values().stream().mapToLong(Long::longValue).sum();
    }
}
