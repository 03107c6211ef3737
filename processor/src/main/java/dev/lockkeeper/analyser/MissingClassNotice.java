package dev.lockkeeper.analyser;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.lockkeeper.analyser.body.SimpleNames;
import dev.lockkeeper.analyser.lock.GeneratedName;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Says, once per compilation, that a domain class has no generated class, as happens where no processor ran. That may have
 * other reasons where the compiler has found errors: so nothing is said until it writes a class, which it does not do with errors.
 */
final class MissingClassNotice {
    private static final Set<String> ANNOTATIONS = Set.of("GuardedBy", "Atomic", "Worker", "Await");

    private final Trees trees;
    private final Elements elements;
    private @Nullable Missing found;
    private boolean isGiven;

    MissingClassNotice(Trees trees, Elements elements) {
        this.trees = trees;
        this.elements = elements;
    }

    /** A domain class without its generated class. */
    private record Missing(TreePath path, TypeElement type) {}

    /** Looks at a class and those inside it. */
    void check(CompilationUnitTree unit, ClassTree tree) {
        if (found == null) {
            check(new TreePath(new TreePath(unit), tree));
        }
    }

    /** The compiler has written a class, so that no error kept it from running processors. */
    void tell() {
        if (found != null && !isGiven) {
            print(found, "");
        }
    }

    /** The compiler has written no class. What is missing is told if somebody misses it, as one of the reasons for his errors. */
    void tellIfMissed(ParsedFiles files) {
        if (found != null && !isGiven && files.areNaming(GeneratedName.of(found.type()))) {
            print(found, ", or the compiler has stopped before it at other errors, which are to be mended first");
        }
    }

    private void check(TreePath path) {
        ClassTree tree = (ClassTree) path.getLeaf();
        if (tree.getMembers().stream().anyMatch(member -> hasOurAnnotation(path, member))) {
            Element element = trees.getElement(path);
            if (element instanceof TypeElement type && isMissing(type)) {
                found = new Missing(path, type);
            }
        }
        for (Tree member : tree.getMembers()) {
            if (member instanceof ClassTree && found == null) {
                check(new TreePath(path, member));
            }
        }
    }

    private boolean hasOurAnnotation(TreePath path, Tree member) {
        return annotations(member).stream()
                .filter(annotation -> ANNOTATIONS.contains(SimpleNames.of(annotation.getAnnotationType())))
                .map(annotation -> trees.getElement(new TreePath(path, annotation.getAnnotationType())))
                .anyMatch(type -> type instanceof TypeElement named
                        && named.getQualifiedName().contentEquals("dev.lockkeeper." + named.getSimpleName()));
    }

    private static List<? extends AnnotationTree> annotations(Tree member) {
        ModifiersTree modifiers = null;
        if (member instanceof VariableTree field) {
            modifiers = field.getModifiers();
        } else if (member instanceof MethodTree method) {
            modifiers = method.getModifiers();
        }
        return modifiers == null ? List.of() : modifiers.getAnnotations();
    }

    private boolean isMissing(TypeElement type) {
        return GeneratedName.canBeGenerated(type) && elements.getTypeElement(GeneratedName.qualified(type)) == null;
    }

    private void print(Missing missing, String otherwise) {
        isGiven = true;
        trees.printMessage(
                Diagnostic.Kind.WARNING,
                "[lockkeeper:generate] '" + missing.type().getSimpleName() + "' has no generated class '"
                        + GeneratedName.of(missing.type()) + "': no annotation processor ran" + otherwise + "\n"
                        + "  hint: name lockkeeper-processor in 'annotationProcessorPaths' (Maven) or with"
                        + " '-processorpath' (javac), or allow processors of the class path with '-proc:full';"
                        + " 'lockkeeper.generate=false' says that none is wanted",
                missing.path().getLeaf(),
                missing.path().getCompilationUnit());
    }
}
