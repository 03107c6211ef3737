package dev.lockkeeper.analyser;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import dev.lockkeeper.analyser.lock.DeclaringType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/** The files of the compilation; their text is searched when, rarely, all who may use something have to be known. */
final class ParsedFiles {
    private final Elements elements;
    private final Types types;
    private final List<Parsed> parsed = new ArrayList<>();
    /** The files by the names of their packages; made when first asked for. */
    private final Map<String, List<Parsed>> packages = new HashMap<>();

    private final Map<PackageElement, Boolean> areSeen = new HashMap<>();

    ParsedFiles(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** A file with the names of its package and classes. */
    private static final class Parsed {
        private final JavaFileObject file;
        private final @Nullable Tree home;
        private final List<Name> classes;
        private @Nullable Map<String, Integer> calls;

        Parsed(JavaFileObject file, @Nullable Tree home, List<Name> classes) {
            this.file = file;
            this.home = home;
            this.classes = classes;
        }

        private String home() {
            return home == null ? "" : home.toString();
        }

        private boolean declares(TypeElement type) {
            return classes.contains(type.getSimpleName());
        }

        /** The names in the code of the file, and how often it calls each or refers to it. */
        private Map<String, Integer> calls() throws IOException {
            Map<String, Integer> known = calls;
            if (known == null) {
                known = CodeNames.in(file.getCharContent(true).toString());
                calls = known;
            }
            return known;
        }
    }

    /** Notes a file; most compilations ask nothing of it, so its names are not yet looked at. */
    void add(CompilationUnitTree unit) {
        List<Name> classes = new ArrayList<>(1);
        for (Tree declaration : unit.getTypeDecls()) {
            if (declaration instanceof ClassTree type) {
                classes.add(type.getSimpleName());
            }
        }
        parsed.add(new Parsed(unit.getSourceFile(), unit.getPackageName(), classes));
        packages.clear();
        areSeen.clear();
    }

    /**
     * Whether code outside its class, which does not call it itself, may call the method: code that is not seen can, or code of
     * its package that mentions the name.
     */
    boolean mayBeCalledElsewhere(ExecutableElement method) {
        PackageElement home = elements.getPackageOf(method);
        return !isLimitedToPackage(method)
                || isOverriding(method, DeclaringType.of(method).asType())
                || !areSeen(home)
                || isMentioned(method, home);
    }

    private static boolean isLimitedToPackage(ExecutableElement method) {
        for (Element part = method; !(part instanceof PackageElement); part = part.getEnclosingElement()) {
            if (part == null || part.getModifiers().contains(Modifier.PROTECTED)) {
                return false;
            }
            if (!part.getModifiers().contains(Modifier.PUBLIC)) {
                return true;
            }
        }
        return false;
    }

    /** Whether callers may know the method by the name of a class above its own. */
    private boolean isOverriding(ExecutableElement method, TypeMirror below) {
        return types.directSupertypes(below).stream()
                .anyMatch(type -> declares(types.asElement(type), method) || isOverriding(method, type));
    }

    private static boolean declares(Element type, ExecutableElement method) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .anyMatch(other -> other.getSimpleName().equals(method.getSimpleName())
                        && other.getParameters().size()
                                == method.getParameters().size());
    }

    /** Whether all classes of the package belong to the compilation. */
    private boolean areSeen(PackageElement home) {
        Boolean known = areSeen.get(home);
        if (known == null) {
            List<? extends Element> types = home.getEnclosedElements();
            Set<Name> classes = new HashSet<>();
            near(home).forEach(each -> classes.addAll(each.classes));
            known = types.stream().allMatch(type -> classes.contains(type.getSimpleName()));
            areSeen.put(home, known);
        }
        return known;
    }

    /** The files of a package. */
    private List<Parsed> near(PackageElement home) {
        if (packages.isEmpty()) {
            for (Parsed each : parsed) {
                packages.computeIfAbsent(each.home(), name -> new ArrayList<>()).add(each);
            }
        }
        return packages.getOrDefault(home.getQualifiedName().toString(), List.of());
    }

    /** Whether the name of the method stands in its package where it is not declared. */
    private boolean isMentioned(ExecutableElement method, PackageElement home) {
        long declared = ElementFilter.methodsIn(DeclaringType.of(method).getEnclosedElements()).stream()
                .filter(other -> other.getSimpleName().equals(method.getSimpleName()))
                .count();
        return count(method, near(home)) > declared;
    }

    /** Whether code of the method's package that is not seen, or stands beside the files of these classes, may name it. */
    boolean isMentionedBeside(ExecutableElement method, Set<TypeElement> types) {
        PackageElement home = elements.getPackageOf(method);
        List<Parsed> beside = near(home).stream()
                .filter(each -> types.stream().noneMatch(each::declares))
                .toList();
        return !areSeen(home) || count(method, beside) > 0;
    }

    /** How often the name of the method is used in code; what cannot be read may well be full of it. */
    private static long count(ExecutableElement method, List<Parsed> files) {
        try {
            String name = method.getSimpleName().toString();
            long found = 0;
            for (Parsed file : files) {
                found += file.calls().getOrDefault(name, 0);
            }
            return found;
        } catch (IOException unreadable) {
            return Long.MAX_VALUE;
        }
    }

    /** Whether the code of some file names the class. */
    boolean areNaming(String simpleName) {
        try {
            for (Parsed each : parsed) {
                if (each.calls().containsKey(simpleName)) {
                    return true;
                }
            }
            return false;
        } catch (IOException unreadable) {
            return true;
        }
    }
}
