package dev.lockkeeper.analyser.lock;

import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** The class that a member belongs to. */
public final class DeclaringType {
    private DeclaringType() {}

    /** Whether a name in the source denotes something that is there: the compiler gives unknown members, too, which no class declares. */
    public static boolean isKnown(Element element) {
        boolean isMember =
                element instanceof ExecutableElement || element.getKind().isField();
        return !isMember || element.getEnclosingElement() instanceof TypeElement;
    }

    /** The class that declares a field, method, constructor or class; members of it, unlike packages, always have one. */
    public static TypeElement of(Element member) {
        return (TypeElement) Objects.requireNonNull(member.getEnclosingElement(), "a member is declared somewhere");
    }
}
