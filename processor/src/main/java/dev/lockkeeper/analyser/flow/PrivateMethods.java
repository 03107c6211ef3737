package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.GuardTable;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/** Tells the methods of a class whose call sites are all in it: what those hold can be relied on without an annotation. */
final class PrivateMethods {
    private final GuardTable guards;
    private final Program program;

    PrivateMethods(GuardTable guards, Program program) {
        this.guards = guards;
        this.program = program;
    }

    boolean isCalledFromHereOnly(ExecutableElement method) {
        return method.getKind() == ElementKind.METHOD
                && program.methods().containsKey(method)
                && guards.guardsOf(method).isEmpty()
                && (method.getModifiers().contains(Modifier.PRIVATE) || isHiddenInPrivateClass(method));
    }

    /** A method of a private class that overrides nothing is as good as private. */
    private static boolean isHiddenInPrivateClass(ExecutableElement method) {
        return DeclaringType.of(method).getModifiers().contains(Modifier.PRIVATE)
                && method.getAnnotation(Override.class) == null
                && DeclaringType.of(method).getInterfaces().isEmpty()
                && DeclaringType.of(method).getSuperclass().toString().equals("java.lang.Object");
    }
}
