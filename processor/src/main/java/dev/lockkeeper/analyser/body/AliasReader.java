package dev.lockkeeper.analyser.body;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.lockkeeper.analyser.flow.Operand;
import dev.lockkeeper.analyser.flow.Step;
import dev.lockkeeper.analyser.lock.Canonical;
import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.MemberLookup;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Notes final fields that stand for something else, and the handles that stand for fields. */
final class AliasReader {
    private static final Set<String> FINDERS = Set.of("findVarHandle", "findStaticVarHandle");

    private final SourceLookup lookup;
    private final CompilerAccess access;
    /** What each final field is given, by the constructor or initialiser that does. */
    private final Map<VariableElement, Map<BodyLowering, Set<Operand>>> stored = new HashMap<>();
    /** The final fields that keep what a parameter was given. */
    private final Map<Variable, VariableElement> kept = new HashMap<>();

    private final Map<Operand, Step.Call> creations = new HashMap<>();
    /** What an expression may be that is one or the other. */
    private final Map<Operand, List<Operand>> choices = new HashMap<>();

    AliasReader(SourceLookup lookup, CompilerAccess access) {
        this.lookup = lookup;
        this.access = access;
    }

    /** Notes what a field is given, if it keeps it for good and that can be named. */
    void noteStore(BodyLowering writer, VariableElement field, Operand value) {
        if (field.getModifiers().contains(Modifier.FINAL)) {
            Set<Operand> values = stored.computeIfAbsent(field, each -> new HashMap<>())
                    .computeIfAbsent(writer, each -> new HashSet<>());
            addAll(value, values);
        }
    }

    private void addAll(Operand value, Set<Operand> values) {
        List<Operand> choice = choices.get(value);
        if (choice == null) {
            values.add(value);
        } else {
            choice.forEach(each -> addAll(each, values));
        }
    }

    /** Notes what a variable gets, which is the one or the other. */
    void noteChoice(Variable variable, Operand first, Operand second) {
        choices.put(new Operand.Local(variable), List.of(first, second));
    }

    /** Notes what a new object is given. */
    void noteCreation(Step.Call creation, Operand created) {
        if (!creation.arguments().isEmpty()) {
            creations.put(created, creation);
        }
    }

    /** Tells of the aliases, all of the class having been read. */
    void finish() {
        stored.forEach((field, values) -> values.values().forEach(each -> noteKept(field, each)));
        stored.forEach((field, values) -> {
            Set<Operand> all = new HashSet<>();
            values.values().forEach(all::addAll);
            addAlias(field, all);
        });
    }

    /** A constructor that gives a field nothing but a parameter has it keep that. */
    private void noteKept(VariableElement field, Set<Operand> values) {
        if (values.size() == 1
                && values.iterator().next() instanceof Operand.Local local
                && local.variable() instanceof Variable.Declared parameter) {
            kept.put(parameter, field);
            access.aliases().addKept(parameter.element(), field);
        }
    }

    private void addAlias(VariableElement field, Set<Operand> values) {
        Operand first = values.iterator().next();
        if (values.stream().anyMatch(value -> isOfAnother(field, value))) {
            access.aliases().addShared(field);
        } else if (values.size() == 1 && creations.containsKey(first)) {
            access.aliases().addGiven(field, paths(creations.get(first)));
        } else {
            findCommon(values)
                    .filter(path -> !isThrough(field, path)) // 'root = parent.root' explains nothing
                    .ifPresent(path -> access.aliases().addAlias(field, path));
        }
    }

    /** Whether the value is that of the same field of another object. */
    private static boolean isOfAnother(VariableElement field, Operand value) {
        return value instanceof Operand.Field other
                && other.owner() != null
                && other.field().equals(field);
    }

    private static boolean isThrough(VariableElement field, Value path) {
        return (path instanceof Value.Field step && step.field().equals(field))
                || path.parts().stream().anyMatch(part -> isThrough(field, part));
    }

    /** What the field stands for, whichever constructor has made the object. */
    private Optional<Value> findCommon(Set<Operand> values) {
        Set<Value> paths = new HashSet<>();
        for (Operand value : values) {
            Optional<Value> path = value instanceof Operand.Local ? Optional.empty() : findPath(value);
            if (path.isEmpty()) {
                return path;
            }
            paths.add(path.get());
        }
        return paths.size() == 1 ? Optional.of(paths.iterator().next()) : findWeaker(paths);
    }

    /** The reading side of a lock where the field has either: it allows no more than the other. */
    private static Optional<Value> findWeaker(Set<Value> paths) {
        Set<Optional<Value>> locks = new HashSet<>();
        paths.forEach(path -> locks.add(Canonical.findLockOfSide(path)));
        return locks.size() == 1 && !locks.contains(Optional.<Value>empty())
                ? paths.stream().filter(Canonical::isReadingSide).findAny()
                : Optional.empty();
    }

    private Map<Element, Value> paths(Step.Call creation) {
        Map<Element, Value> paths = new HashMap<>();
        List<? extends VariableElement> parameters = creation.method().getParameters();
        for (int i = 0; i < Math.min(parameters.size(), creation.arguments().size()); i++) {
            VariableElement parameter = parameters.get(i);
            findPath(creation.arguments().get(i)).ifPresent(path -> paths.put(parameter, path));
        }
        return paths;
    }

    /** The path that an operand is, if all along it is fixed. */
    private Optional<Value> findPath(Operand operand) {
        if (operand instanceof Operand.Known known && known.value() instanceof Value.Self) {
            return Optional.of(known.value());
        }
        if (operand instanceof Operand.Local local && kept.containsKey(local.variable())) {
            VariableElement field = kept.get(local.variable());
            return Optional.of(new Value.Field(new Value.Self(DeclaringType.of(field)), field));
        }
        if (operand instanceof Operand.Field field
                && field.field().getModifiers().contains(Modifier.FINAL)) {
            return field.owner() == null
                    ? Optional.of(new Value.StaticField(field.field()))
                    : findPath(field.owner()).map(owner -> new Value.Field(owner, field.field()));
        }
        if (operand instanceof Operand.Getter getter
                && getter.owner() != null
                && Canonical.isPartOfLock(getter.method())) {
            return findPath(getter.owner()).map(owner -> new Value.Getter(owner, getter.method()));
        }
        return Optional.empty();
    }

    /** Finds {@code static final VarHandle X = lookup.findVarHandle(T.class, "x", …)}, assigned in place or in a static block. */
    void readHandles(ClassTree tree) {
        for (Tree member : tree.getMembers()) {
            if (member instanceof VariableTree constant && constant.getInitializer() != null) {
                noteHandle(constant, constant.getInitializer());
            } else if (member instanceof BlockTree block && block.isStatic()) {
                readAssignments(block);
            } else if (member instanceof ClassTree inner) {
                readHandles(inner);
            }
        }
    }

    private void readAssignments(BlockTree block) {
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitAssignment(AssignmentTree assignment, Void unused) {
                noteHandle(assignment.getVariable(), assignment.getExpression());
                return null;
            }
        }.scan(block, null);
    }

    private void noteHandle(Tree constant, ExpressionTree value) {
        if (value instanceof MethodInvocationTree call
                && call.getMethodSelect() instanceof MemberSelectTree select
                && FINDERS.contains(select.getIdentifier().toString())
                && call.getArguments().size() == 3) {
            lookup.findElement(constant)
                    .filter(VariableElement.class::isInstance)
                    .ifPresent(element -> findHandled(call.getArguments())
                            .ifPresent(field -> access.aliases().addHandle((VariableElement) element, field)));
        }
    }

    private Optional<VariableElement> findHandled(List<? extends ExpressionTree> arguments) {
        if (!(arguments.get(1) instanceof LiteralTree name)) {
            return Optional.empty();
        }
        return findClass(arguments.get(0))
                .flatMap(owner ->
                        new MemberLookup(access.hierarchy()).findField(owner, String.valueOf(name.getValue())));
    }

    /** The class of {@code T.class}, or of {@code T.class.getSuperclass()} where that has no name that can be written. */
    private Optional<TypeElement> findClass(ExpressionTree expression) {
        if (expression instanceof MemberSelectTree literal) {
            return lookup.findType(literal.getExpression()).flatMap(access.hierarchy()::findElement);
        }
        return expression instanceof MethodInvocationTree call
                        && call.getMethodSelect() instanceof MemberSelectTree select
                        && select.getIdentifier().contentEquals("getSuperclass")
                ? findClass(select.getExpression())
                        .flatMap(type -> access.hierarchy().findElement(type.getSuperclass()))
                : Optional.empty();
    }
}
