package dev.lockkeeper.analyser.lock;

import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** The class that a member belongs to. */
public final class DeclaringType {
    private DeclaringType() {}

    /** The class that declares a field, method, constructor or class; members of it, unlike packages, always have one. */
    public static TypeElement of(Element member) {
        return (TypeElement) Objects.requireNonNull(member.getEnclosingElement(), "a member is declared somewhere");
    }
}
