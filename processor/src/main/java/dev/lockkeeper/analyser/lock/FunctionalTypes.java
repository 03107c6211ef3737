package dev.lockkeeper.analyser.lock;

import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** Tells interfaces that a lambda can implement from others, without looking at what they inherit. */
public final class FunctionalTypes {
    private final TypeHierarchy hierarchy;
    private final Map<TypeElement, Boolean> known = new HashMap<>();

    public FunctionalTypes(TypeHierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** Whether an object of the type can be a lambda. */
    public boolean isFunctional(TypeMirror type) {
        TypeElement element = hierarchy.findElement(type).orElse(null);
        if (element == null || element.getKind() != ElementKind.INTERFACE) {
            return false;
        }
        return known.computeIfAbsent(element, FunctionalTypes::hasOneMethod);
    }

    /** Whether the method can be given code to run. */
    public boolean takesCode(ExecutableElement method) {
        for (VariableElement parameter : method.getParameters()) {
            if (isFunctional(parameter.asType())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasOneMethod(TypeElement type) {
        return type.getEnclosedElements().stream()
                        .filter(FunctionalTypes::isToImplement)
                        .count()
                == 1;
    }

    private static boolean isToImplement(Element member) {
        return member.getKind() == ElementKind.METHOD
                && member.getModifiers().contains(Modifier.ABSTRACT)
                && !member.getSimpleName().contentEquals("equals");
    }
}
