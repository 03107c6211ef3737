package dev.lockkeeper.analyser.fact;

import dev.lockkeeper.analyser.lock.DeclaringType;
import java.util.Objects;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Code that runs as one, as a node of the graph of calls.
 *
 * @param method the method or constructor; null for a lambda or an initialiser
 * @param site tells those that are no methods apart; otherwise zero
 * @param type the class around it
 */
public record Routine(@Nullable ExecutableElement method, int site, TypeElement type) {

    public static Routine of(ExecutableElement method) {
        return new Routine(method, 0, DeclaringType.of(method));
    }

    /** Whether it makes an object, which nobody else knows meanwhile. */
    public boolean isConstructor() {
        return method != null && method.getKind() == ElementKind.CONSTRUCTOR;
    }

    /** The name for messages: {@code Account.deposit}. */
    public String text() {
        String name = type.getSimpleName().toString();
        if (method == null) {
            return "code in " + (name.isEmpty() ? "an anonymous class" : name);
        }
        return isConstructor() ? "new " + name : name + "." + method.getSimpleName();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Routine that
                && site == that.site
                && Objects.equals(method, that.method)
                && type.equals(that.type);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hashCode(method) + site;
    }
}
