package dev.lockkeeper.analyser.body;

import com.sun.source.util.Trees;
import dev.lockkeeper.analyser.lock.FieldAliases;
import dev.lockkeeper.analyser.lock.GuardTable;
import dev.lockkeeper.analyser.lock.OverriddenMethods;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import java.util.function.BooleanSupplier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * What one compilation offers to whoever reads its trees.
 *
 * @param sites numbers, unique in the compilation
 * @param aliases is told of fields that stand for other locks
 * @param isNotingTouches whether uses of fields and variables are noted that no lock and no annotation speaks of
 */
public record CompilerAccess(
        Trees trees,
        Elements elements,
        Types types,
        TypeHierarchy hierarchy,
        GuardTable guards,
        OverriddenMethods overridden,
        MethodTraits traits,
        ExceptionTypes exceptions,
        Sites sites,
        FieldAliases aliases,
        BooleanSupplier isNotingTouches) {

    /** The class of that name as a module sees it; there are no modules before Java 9. To ask without one searches all of them. */
    public static @Nullable TypeElement findType(Elements elements, @Nullable ModuleElement module, String name) {
        return module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name);
    }
}
