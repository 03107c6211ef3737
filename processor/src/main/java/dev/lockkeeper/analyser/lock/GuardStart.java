package dev.lockkeeper.analyser.lock;

import dev.lockkeeper.scope.ScopedNames;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Finds what the first name of a lock expression means: as the language has it, a variable or method rather than a type. */
final class GuardStart {
    private final GuardSteps steps;
    private final ScopedNames names;

    GuardStart(GuardSteps steps, ScopedNames names) {
        this.steps = steps;
        this.names = names;
    }

    /** What the name means at the member; none if it is at most the beginning of a package. */
    Optional<GuardPath.Reached> find(Element member, TypeElement declaring, String name) {
        if (name.equals("this")) {
            return Optional.of(GuardPath.Reached.object(new Value.Self(declaring), declaring.asType(), null));
        }
        if (name.equals("super")) {
            return Optional.of(GuardPath.Reached.object(new Value.Self(declaring), declaring.getSuperclass(), null));
        }
        return findInClasses(member, declaring, name)
                .or(() -> findImported(member, declaring, name))
                .or(() -> steps.one(member, name, names.types(declaring, name), GuardPath.Reached::type));
    }

    /** The object itself, or the one around it that is of the named class. */
    Optional<GuardPath.Reached> findInstance(TypeElement declaring, TypeElement named) {
        Value self = new Value.Self(declaring);
        for (Element scope = declaring; scope != null; scope = scope.getEnclosingElement()) {
            if (scope.equals(named)) {
                Value found = named.equals(declaring) ? self : new Value.Enclosing(self, named);
                return Optional.of(GuardPath.Reached.object(found, named.asType(), null));
            }
            if (GuardSteps.isStatic(scope)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<GuardPath.Reached> findInClasses(Element member, TypeElement declaring, String name) {
        Value self = new Value.Self(declaring);
        boolean hasInstance = true;
        for (Element scope = declaring; scope != null; scope = scope.getEnclosingElement()) {
            if (scope instanceof TypeElement type) {
                Value here = type.equals(declaring) ? self : new Value.Enclosing(self, type);
                Optional<GuardPath.Reached> found = steps.findMember(member, type, here, name);
                if (found.isPresent()) {
                    return hasInstance || isStatic(found.get().value())
                            ? found
                            : Optional.of(withoutInstance(member, declaring, type, name));
                }
            }
            hasInstance &= !GuardSteps.isStatic(scope);
        }
        return Optional.empty();
    }

    private static boolean isStatic(@Nullable Value value) {
        return value instanceof Value.StaticField
                || (value instanceof Value.Getter getter && GuardSteps.isStatic(getter.method()));
    }

    private static GuardPath.Reached withoutInstance(
            Element member, TypeElement declaring, TypeElement owner, String name) {
        return GuardPath.Reached.failed(
                "'" + name + "', which is to guard '" + member.getSimpleName() + "', belongs to each '"
                        + owner.getSimpleName() + "', and a '" + declaring.getSimpleName() + "' has none",
                "make '" + name + "' static, or declare the lock in '" + declaring.getSimpleName() + "'");
    }

    private Optional<GuardPath.Reached> findImported(Element member, TypeElement declaring, String name) {
        if (!name.endsWith("()")) {
            return steps.one(
                    member, name, names.importedFields(declaring, name), field -> steps.field(member, null, field));
        }
        String simpleName = name.substring(0, name.length() - 2);
        List<ExecutableElement> getters = names.importedMethods(declaring, simpleName);
        return steps.one(member, name, getters, getter -> steps.getter(null, getter));
    }
}
