package dev.lockkeeper.analyser.body;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.lockkeeper.analyser.fact.AtomicSequence;
import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.DomainClasses;
import dev.lockkeeper.analyser.lock.GeneratedName;
import dev.lockkeeper.analyser.lock.MemberLookup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Recognises single reads and writes of atomic variables: by name, through generated operations, through the JDK's methods. */
final class AtomicUses {
    private static final Set<String> ATOMIC_OBJECTS = Set.of(
            "java.util.concurrent.atomic.AtomicInteger",
            "java.util.concurrent.atomic.AtomicLong",
            "java.util.concurrent.atomic.AtomicBoolean",
            "java.util.concurrent.atomic.AtomicReference");
    private static final Set<String> OBJECT_READS =
            Set.of("get", "getPlain", "getOpaque", "getAcquire", "intValue", "longValue", "doubleValue", "floatValue");
    private static final Set<String> OBJECT_WRITES = Set.of("set", "lazySet", "setPlain", "setOpaque", "setRelease");
    private static final Set<String> MAP_READS = Set.of("get", "getOrDefault", "containsKey");

    private final SourceLookup lookup;
    private final CompilerAccess access;
    private final MemberLookup members;

    AtomicUses(SourceLookup lookup, CompilerAccess access) {
        this.lookup = lookup;
        this.access = access;
        members = new MemberLookup(access.hierarchy());
    }

    /**
     * Which variable is meant; equal ones are the same variable, unless a name in them changes its meaning in between.
     *
     * @param owner the object as the source has it, without {@code this}
     * @param key the key of a map's entry, as the source has it; otherwise empty
     */
    record Target(VariableElement field, String owner, String key, AtomicSequence.Kind kind) {}

    /** One write: {@code value} is what is written. */
    record Write(Tree tree, Target target, ExpressionTree value) {}

    /** The variable that the expression itself reads. */
    Optional<Target> findRead(Tree tree) {
        if (tree instanceof MethodInvocationTree call) {
            return findCall(call).flatMap(this::readOf);
        }
        return tree instanceof IdentifierTree || tree instanceof MemberSelectTree
                ? findField((ExpressionTree) tree).filter(target -> target.kind() == AtomicSequence.Kind.FIELD)
                : Optional.empty();
    }

    /** The write that the expression itself is; one that compares first is none. */
    Optional<Write> findWrite(Tree tree) {
        if (tree instanceof AssignmentTree assignment) {
            return findField(Parentheses.strip(assignment.getVariable()))
                    .filter(target -> target.kind() == AtomicSequence.Kind.FIELD)
                    .map(target -> new Write(tree, target, assignment.getExpression()));
        }
        return tree instanceof MethodInvocationTree call ? findCall(call).flatMap(this::writeOf) : Optional.empty();
    }

    /** A call with its receiver taken apart. */
    private record Call(
            MethodInvocationTree tree,
            ExecutableElement method,
            @Nullable ExpressionTree receiver) {
        String name() {
            return method.getSimpleName().toString();
        }

        List<? extends ExpressionTree> arguments() {
            return tree.getArguments();
        }

        String owner() {
            return receiver == null ? "" : ownerText(receiver);
        }
    }

    private Optional<Call> findCall(MethodInvocationTree tree) {
        ExpressionTree receiver = tree.getMethodSelect() instanceof MemberSelectTree select
                ? Parentheses.strip(select.getExpression())
                : null;
        return lookup.findElement(tree.getMethodSelect())
                .filter(ExecutableElement.class::isInstance)
                .map(method -> new Call(tree, (ExecutableElement) method, receiver));
    }

    private Optional<Target> readOf(Call call) {
        Optional<Target> object = findObject(call);
        if (object.isPresent()) {
            return object.filter(target -> target.kind() == AtomicSequence.Kind.MAP
                    ? MAP_READS.contains(call.name())
                    : OBJECT_READS.contains(call.name()));
        }
        return call.arguments().isEmpty() ? findOperated(call, List.of("", "get", "is")) : Optional.empty();
    }

    private Optional<Write> writeOf(Call call) {
        Optional<Target> object = findObject(call);
        if (object.isPresent()) {
            Target target = object.get();
            boolean isWrite = target.kind() == AtomicSequence.Kind.MAP
                    ? call.name().equals("put") && call.arguments().size() == 2
                    : OBJECT_WRITES.contains(call.name()) && call.arguments().size() == 1;
            ExpressionTree value =
                    isWrite ? call.arguments().get(call.arguments().size() - 1) : null;
            return value == null ? Optional.empty() : Optional.of(new Write(call.tree(), target, value));
        }
        return call.arguments().size() == 1
                ? findOperated(call, List.of("set", "getAndSet"))
                        .map(target ->
                                new Write(call.tree(), target, call.arguments().get(0)))
                : Optional.empty();
    }

    /** The object or map, held by a field, that the call is made on. */
    private Optional<Target> findObject(Call call) {
        ExpressionTree receiver = call.receiver();
        if (receiver == null || !(receiver instanceof IdentifierTree || receiver instanceof MemberSelectTree)) {
            return Optional.empty();
        }
        return findField(receiver)
                .filter(target -> target.kind() != AtomicSequence.Kind.FIELD)
                .map(target -> target.kind() == AtomicSequence.Kind.MAP
                                && !call.arguments().isEmpty()
                        ? new Target(
                                target.field(),
                                target.owner(),
                                call.arguments().get(0).toString(),
                                target.kind())
                        : target);
    }

    /** The field on which a generated operation works, the name of which is one of the prefixes and the field's name. */
    private Optional<Target> findOperated(Call call, List<String> prefixes) {
        if (prefixes.stream().noneMatch(call.name()::startsWith)) {
            return Optional.empty(); // the quickest answer, and the usual one
        }
        TypeElement type = DeclaringType.of(call.method());
        boolean isGenerated = access.hierarchy()
                .findElement(type.getSuperclass())
                .filter(parent -> GeneratedName.of(parent).contentEquals(type.getSimpleName()))
                .isPresent();
        if (!isGenerated && !call.method().getModifiers().contains(Modifier.ABSTRACT)) {
            return Optional.empty();
        }
        return prefixes.stream()
                .filter(prefix -> call.name().startsWith(prefix))
                .map(prefix -> prefix.isEmpty() ? call.name() : uncapitalised(call.name(), prefix))
                .flatMap(name -> members.findField(type, name).stream())
                .filter(access.guards()::isAtomic)
                .findFirst()
                .map(field -> new Target(field, call.owner(), "", AtomicSequence.Kind.FIELD));
    }

    private static String uncapitalised(String name, String prefix) {
        String rest = name.substring(prefix.length());
        return rest.isEmpty() ? "" : rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1);
    }

    private Optional<Target> findField(ExpressionTree tree) {
        Element element = lookup.findElement(tree).orElse(null);
        if (!(element instanceof VariableElement field) || !field.getKind().isField()) {
            return Optional.empty();
        }
        boolean isStatic = field.getModifiers().contains(Modifier.STATIC);
        String owner = tree instanceof MemberSelectTree select && !isStatic ? ownerText(select.getExpression()) : "";
        return findKind(field).map(kind -> new Target(field, owner, "", kind));
    }

    private Optional<AtomicSequence.Kind> findKind(VariableElement field) {
        if (access.guards().isAtomic(field)) {
            return field.asType().getKind().name().equals("ARRAY")
                    ? Optional.empty()
                    : Optional.of(AtomicSequence.Kind.FIELD);
        }
        // The type comes first: the length of an array is a field of a class that has no members to ask for.
        return findKindOfObject(field).filter(kind -> DomainClasses.isDomainClass(DeclaringType.of(field)));
    }

    private Optional<AtomicSequence.Kind> findKindOfObject(VariableElement field) {
        if (access.hierarchy().isKindOf(field.asType(), "java.util.concurrent.ConcurrentMap")) {
            return Optional.of(AtomicSequence.Kind.MAP);
        }
        return access.hierarchy()
                .findElement(field.asType())
                .map(type -> type.getQualifiedName().toString())
                .filter(ATOMIC_OBJECTS::contains)
                .map(name -> AtomicSequence.Kind.ATOMIC_OBJECT);
    }

    private static String ownerText(ExpressionTree owner) {
        String text = owner.toString();
        return text.equals("this") || text.equals("super")
                ? ""
                : text.startsWith("this.") ? text.substring("this.".length()) : text;
    }
}
