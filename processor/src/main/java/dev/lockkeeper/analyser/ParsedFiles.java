package dev.lockkeeper.analyser;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import dev.lockkeeper.analyser.lock.DeclaringType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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

    ParsedFiles(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** A file with the names of its package and classes. */
    private record Parsed(JavaFileObject file, @Nullable Tree home, List<Name> classes) {
        private String prefix() {
            return home == null ? "" : home + ".";
        }

        private boolean isIn(PackageElement wanted) {
            return prefix().equals(wanted.isUnnamed() ? "" : wanted.getQualifiedName() + ".");
        }

        private boolean declares(TypeElement type) {
            return classes.contains(type.getSimpleName());
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
        Set<String> classes = new HashSet<>();
        for (Parsed each : parsed) {
            each.classes().forEach(name -> classes.add(each.prefix() + name));
        }
        return home.getEnclosedElements().stream()
                .allMatch(type ->
                        classes.contains(((TypeElement) type).getQualifiedName().toString()));
    }

    /** Whether the name of the method stands in its package where it is not declared. */
    private boolean isMentioned(ExecutableElement method, PackageElement home) {
        long declared = ElementFilter.methodsIn(DeclaringType.of(method).getEnclosedElements()).stream()
                .filter(other -> other.getSimpleName().equals(method.getSimpleName()))
                .count();
        return count(uses(method), near(home)) > declared;
    }

    /** Whether code of the method's package that is not seen, or stands beside the files of these classes, may name it. */
    boolean isMentionedBeside(ExecutableElement method, Set<TypeElement> types) {
        PackageElement home = elements.getPackageOf(method);
        List<JavaFileObject> beside = parsed.stream()
                .filter(each -> each.isIn(home) && types.stream().noneMatch(each::declares))
                .map(Parsed::file)
                .toList();
        return !areSeen(home) || count(uses(method), beside) > 0;
    }

    private static Pattern uses(ExecutableElement method) {
        String name = Pattern.quote(method.getSimpleName().toString());
        return Pattern.compile("\\b" + name + "\\s*\\(|::\\s*" + name + "\\b");
    }

    private List<JavaFileObject> near(PackageElement home) {
        return parsed.stream().filter(each -> each.isIn(home)).map(Parsed::file).toList();
    }

    /** Whether the code of some file names the class. */
    boolean areNaming(String simpleName) {
        Pattern use = Pattern.compile("\\b" + Pattern.quote(simpleName) + "\\b");
        return count(use, parsed.stream().map(Parsed::file).toList()) > 0;
    }

    /** How often the pattern occurs in code; what cannot be read may well be full of it. */
    private static long count(Pattern pattern, List<JavaFileObject> files) {
        try {
            Pattern comment = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");
            long found = 0;
            for (JavaFileObject file : files) {
                String code = comment.matcher(file.getCharContent(true)).replaceAll("");
                found += pattern.matcher(code).results().count();
            }
            return found;
        } catch (IOException unreadable) {
            return Long.MAX_VALUE;
        }
    }
}
