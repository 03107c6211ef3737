package dev.lockkeeper.analyser.body;

import dev.lockkeeper.analyser.flow.Operand;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import dev.lockkeeper.analyser.lock.Value;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** The classes around a body, innermost first: they tell what a member named without a receiver belongs to. */
record Receivers(List<TypeElement> enclosing, TypeHierarchy hierarchy) {

    Receivers inside(TypeElement inner) {
        List<TypeElement> all = new ArrayList<>();
        all.add(inner);
        all.addAll(enclosing);
        return new Receivers(List.copyOf(all), hierarchy);
    }

    TypeElement innermost() {
        return enclosing.get(0);
    }

    /** {@code this}. */
    Operand self() {
        return new Operand.Known(new Value.Self(innermost()));
    }

    /** The object whose member is meant; null for a static member. */
    @Nullable
    Operand implicit(Element member) {
        if (member.getModifiers().contains(Modifier.STATIC)) {
            return null;
        }
        return new Operand.Known(new Value.Self(ownerOf(member)));
    }

    /** The class around the body to which the member belongs. */
    TypeElement ownerOf(Element member) {
        if (member.getEnclosingElement() instanceof TypeElement declaring) {
            for (TypeElement type : enclosing) {
                if (hierarchy.isDerived(type, declaring)) {
                    return type;
                }
            }
        }
        return innermost();
    }
}
