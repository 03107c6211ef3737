package dev.lockkeeper.analyser.body;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.Guard;
import dev.lockkeeper.analyser.lock.GuardTable;
import dev.lockkeeper.analyser.lock.LockKind;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.task.HarmlessTypes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** The fields of a class that may be plain: which of them are locks, and whether all guards are locks that it made itself. */
final class PlainFields {
    private static final String CONCURRENT_MAP = "java.util.concurrent.ConcurrentMap";

    private final SourceLookup lookup;
    private final GuardTable guards;
    private final TypeHierarchy hierarchy;
    private final HarmlessTypes harmless;
    private final Words words;
    private final Value.Self self;
    private final Map<VariableElement, VariableTree> fields = new LinkedHashMap<>();
    private final Map<VariableElement, LockKind> locks = new HashMap<>();

    PlainFields(
            SourceLookup lookup,
            GuardTable guards,
            TypeHierarchy hierarchy,
            HarmlessTypes harmless,
            Words words,
            TypeElement type) {
        this.lookup = lookup;
        this.guards = guards;
        this.hierarchy = hierarchy;
        this.harmless = harmless;
        this.words = words;
        self = new Value.Self(type);
    }

    /** Reads the fields; false when one of them is not plain, or the class has members other than fields and methods. */
    boolean read(ClassTree tree) {
        for (Tree member : tree.getMembers()) {
            if (member instanceof VariableTree field && lookup.elementOf(field) instanceof VariableElement element) {
                fields.put(element, field);
            } else if (!(member instanceof MethodTree)) {
                return false;
            }
        }
        for (Map.Entry<VariableElement, VariableTree> field : fields.entrySet()) {
            if (!isPlain(field.getKey(), field.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean isPlain(VariableElement field, VariableTree tree) {
        LockKind kind = LockKind.of(field.asType(), hierarchy);
        if (kind == LockKind.LOCK) {
            locks.put(field, kind);
            return isMadeHere(field, tree);
        }
        List<Guard> all = guards.guardsOf(field);
        return (kind == LockKind.MONITOR || kind == LockKind.OPEN)
                && !isConcurrent(field.asType())
                && !isAlias(field, tree.getInitializer())
                && !guards.isAtomic(field)
                && (all.isEmpty() || (all.size() == 1 && isPlain(all.get(0))));
    }

    private boolean isPlain(Guard guard) {
        if (guard.problem() != null || guard.lock() == null) {
            return false;
        }
        if (guard.lock().equals(self)) {
            return guard.kind() == LockKind.MONITOR;
        }
        VariableTree tree =
                guard.lock() instanceof Value.Field lock && lock.owner().equals(self) ? fields.get(lock.field()) : null;
        if (tree == null) {
            return false;
        }
        VariableElement lock = ((Value.Field) guard.lock()).field();
        boolean isKnown = locks.put(lock, guard.kind()) != null; // and then it was looked at
        return isKnown || isMadeHere(lock, tree);
    }

    /** Whether the field is final and refers to an object of its own, so that it is the lock by which others know it, too. */
    private boolean isMadeHere(VariableElement field, VariableTree tree) {
        Set<Modifier> modifiers = field.getModifiers();
        return modifiers.contains(Modifier.FINAL)
                && !modifiers.contains(Modifier.STATIC)
                && tree.getInitializer() instanceof NewClassTree made
                && made.getClassBody() == null
                && areFlags(made.getArguments())
                && isOfJdk(lookup.elementOf(made));
    }

    /** {@code new ReentrantLock(true)}. */
    private static boolean areFlags(List<? extends ExpressionTree> arguments) {
        for (ExpressionTree argument : arguments) {
            if (argument.getKind() != Tree.Kind.BOOLEAN_LITERAL) {
                return false;
            }
        }
        return true;
    }

    private boolean isOfJdk(@Nullable Element constructor) {
        if (constructor == null) {
            return false;
        }
        TypeElement made = DeclaringType.of(constructor);
        return harmless.contains(made) || (hierarchy.isOfJdk(made) && hierarchy.lockKind(made) != LockKind.MONITOR);
    }

    /** Whether the field may be another name of something. */
    private static boolean isAlias(VariableElement field, @Nullable ExpressionTree value) {
        ExpressionTree bare = value == null ? null : Parentheses.strip(value);
        return (bare instanceof IdentifierTree || bare instanceof MemberSelectTree)
                && field.getModifiers().contains(Modifier.FINAL)
                && !field.asType().getKind().isPrimitive();
    }

    /** Atomic objects, concurrent maps, conditions, executors: rules speak of them that do not speak of locks alone. */
    private boolean isConcurrent(TypeMirror type) {
        TypeElement element = hierarchy.findElement(type).orElse(null);
        boolean hasBounds = type.getKind() == TypeKind.TYPEVAR; // any of which can be that
        return element != null
                && (hierarchy.isConcurrent(element) || (hasBounds && hierarchy.isKindOf(type, CONCURRENT_MAP)));
    }

    /** The same for the field of another class. */
    boolean isConcurrentElsewhere(VariableElement field) {
        return !self.type().equals(field.getEnclosingElement()) && isConcurrent(field.asType());
    }

    /** All fields, once they have been read. */
    Map<VariableElement, VariableTree> all() {
        return fields;
    }

    Value.Self self() {
        return self;
    }

    boolean isLock(Element field) {
        return locks.containsKey(field);
    }

    /** The lock that the expression names, if it is taken by the methods of {@code Lock}, or else by {@code synchronized}. */
    @Nullable
    Value findLock(ExpressionTree tree, boolean isMonitor) {
        if (!words.isOwn(tree)) {
            return words.isThis(tree) && isMonitor ? self : null;
        }
        Element element = lookup.elementOf(tree);
        LockKind kind = element instanceof VariableElement ? locks.get(element) : null;
        return kind == null || (kind == LockKind.LOCK) == isMonitor
                ? null
                : new Value.Field(self, (VariableElement) Objects.requireNonNull(element));
    }
}
