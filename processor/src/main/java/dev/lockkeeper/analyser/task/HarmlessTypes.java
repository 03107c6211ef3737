package dev.lockkeeper.analyser.task;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Knows the plainest classes of the JDK: their methods take no lock that others can know, wait for nothing and start nothing. */
public final class HarmlessTypes {
    private static final Set<String> PACKAGES =
            Set.of("java.lang", "java.util", "java.util.function", "java.util.stream");
    private static final Set<String> EXCEPT = Set.of("java.lang.Thread", "java.lang.Process", "java.util.Timer");

    private final Map<TypeElement, Boolean> known = new HashMap<>();

    /** Whether the type, or the outermost one around it, is one of them. */
    public boolean contains(TypeElement type) {
        Boolean answer = known.get(type);
        if (answer == null) {
            answer = look(type);
            known.put(type, answer);
        }
        return answer;
    }

    private static boolean look(TypeElement type) {
        String name = outermost(type).getQualifiedName().toString();
        int end = name.lastIndexOf('.');
        return end > 0 && PACKAGES.contains(name.substring(0, end)) && !EXCEPT.contains(name);
    }

    /** The class or interface around the type that stands in a package. */
    public static TypeElement outermost(TypeElement type) {
        TypeElement outermost = type;
        for (Element scope = type; scope != null; scope = scope.getEnclosingElement()) {
            if (scope instanceof TypeElement each) {
                outermost = each;
            }
        }
        return outermost;
    }
}
