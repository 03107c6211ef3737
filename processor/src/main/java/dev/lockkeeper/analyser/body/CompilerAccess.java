package dev.lockkeeper.analyser.body;

import com.sun.source.util.Trees;
import dev.lockkeeper.analyser.lock.FieldAliases;
import dev.lockkeeper.analyser.lock.GuardTable;
import dev.lockkeeper.analyser.lock.OverriddenMethods;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import java.util.function.BooleanSupplier;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

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
        BooleanSupplier isNotingTouches) {}
