package dev.lockkeeper.analyser.body;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.util.Trees;
import dev.lockkeeper.analyser.fact.ClassFacts;
import dev.lockkeeper.analyser.flow.Extent;
import dev.lockkeeper.analyser.flow.PlainMethods;
import dev.lockkeeper.analyser.lock.FunctionalTypes;
import dev.lockkeeper.analyser.lock.GuardTable;
import dev.lockkeeper.analyser.lock.GuardedTypes;
import dev.lockkeeper.analyser.lock.LockKind;
import dev.lockkeeper.analyser.lock.MutableTypes;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.task.HarmlessTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Finds, at the price of one walk over the tree, the classes in which nothing can be wrong, so that no ways through them have to be
 * followed: each of their locks is a final field, or the object itself, and is taken by {@code synchronized} or by {@code lock()} and
 * the {@code try} and {@code finally} that belong to it, one at a time; what it guards is used in there, and stays there; and
 * nothing is called but the plainest classes of the JDK. Whatever is not understood at once makes a class one that is not plain.
 */
public final class PlainClasses {
    private static final Set<String> GENERATING = Set.of("Atomic", "Worker", "Await");

    private final Trees trees;
    private final GuardTable guards;
    private final TypeHierarchy hierarchy;
    private final FunctionalTypes functionalTypes;
    private final GuardedTypes guardedTypes;
    private final PlainMethods methods;
    private final HarmlessTypes harmless;
    private final PlainCalls calls;
    private final MutableTypes mutableTypes;
    private final Words words;

    /**
     * For one compilation.
     *
     * @param methods is told of the methods of plain classes that callers have to know of
     */
    public PlainClasses(
            Trees trees,
            Elements elements,
            GuardTable guards,
            TypeHierarchy hierarchy,
            FunctionalTypes functionalTypes,
            GuardedTypes guardedTypes,
            HarmlessTypes harmless,
            PlainMethods methods) {
        this.trees = trees;
        this.guards = guards;
        this.hierarchy = hierarchy;
        this.functionalTypes = functionalTypes;
        this.guardedTypes = guardedTypes;
        this.harmless = harmless;
        this.methods = methods;
        calls = new PlainCalls(harmless);
        words = new Words(elements);
        mutableTypes = new MutableTypes(hierarchy);
    }

    /** What the rules that look at the whole compilation want to know of the class, if it is plain. */
    public Optional<ClassFacts> find(CompilationUnitTree unit, ClassTree tree, TypeElement type, Extent extent) {
        boolean isCandidate = tree.getKind() == Tree.Kind.CLASS
                && tree.getExtendsClause() == null
                && (tree.getImplementsClause().isEmpty() || !hierarchy.isKindOf(type, LockKind.LOCK_TYPE));
        if (!isCandidate) {
            return Optional.empty();
        }
        SourceLookup lookup = new SourceLookup(trees, unit, tree);
        PlainFields fields = new PlainFields(lookup, guards, hierarchy, harmless, words, type);
        PlainNames names = new PlainNames(guards, hierarchy, mutableTypes, calls, fields, words, extent);
        Map<ExecutableElement, MethodTree> declared = new LinkedHashMap<>();
        lookup.enterDeclaration(tree.getModifiers());
        if (!fields.read(tree) || !addMethods(tree, lookup, declared)) {
            return Optional.empty();
        }
        PlainCode code = new PlainCode(lookup, names, new PlainHelpers(declared.keySet()));
        boolean isPlain = code.readFields() && code.readMethods(declared);
        return isPlain ? Optional.of(facts(declared, type, lookup, code)) : Optional.empty();
    }

    /** Adds the methods and constructors; false when one of them is declared to be more than plain. */
    private boolean addMethods(ClassTree tree, SourceLookup lookup, Map<ExecutableElement, MethodTree> methods) {
        for (Tree member : tree.getMembers()) {
            if (member instanceof MethodTree method) {
                Element element = lookup.elementOf(method);
                if (!(element instanceof ExecutableElement declared) || !isPlain(method, declared)) {
                    return false;
                }
                methods.put(declared, method);
            }
        }
        return true;
    }

    private boolean isPlain(MethodTree tree, ExecutableElement method) {
        BlockTree body = tree.getBody();
        return body != null
                && !isGenerating(tree.getModifiers())
                && !(findReturned(body) instanceof ArrayAccessTree)
                && guards.guardsOf(method).isEmpty()
                && !functionalTypes.takesCode(method)
                && !guardedTypes.isReturned(method);
    }

    private static boolean isGenerating(ModifiersTree modifiers) {
        for (AnnotationTree annotation : modifiers.getAnnotations()) {
            if (GENERATING.contains(SimpleNames.of(annotation.getAnnotationType()))) {
                return true;
            }
        }
        return false;
    }

    private ClassFacts facts(
            Map<ExecutableElement, MethodTree> declared, TypeElement type, SourceLookup lookup, PlainCode code) {
        for (ExecutableElement method : code.locking()) {
            methods.addLocking(method);
        }
        for (Map.Entry<ExecutableElement, MethodTree> method : declared.entrySet()) {
            noteGetter(method.getKey(), method.getValue().getBody(), type, lookup);
        }
        return new ClassFacts(type, code.taken(), List.of(), Set.of());
    }

    private void noteGetter(ExecutableElement method, BlockTree body, TypeElement type, SourceLookup lookup) {
        ExpressionTree returned = findReturned(body);
        if (returned != null
                && words.isOwn(returned)
                && lookup.elementOf(returned) instanceof VariableElement field
                && field.getKind().isField()) {
            boolean isStatic = field.getModifiers().contains(Modifier.STATIC);
            methods.addGetter(
                    method, isStatic ? new Value.StaticField(field) : new Value.Field(new Value.Self(type), field));
        }
    }

    /** What a body returns that does nothing else. */
    private static @Nullable ExpressionTree findReturned(BlockTree body) {
        return body.getStatements().size() == 1
                        && body.getStatements().get(0) instanceof ReturnTree exit
                        && exit.getExpression() != null
                ? bare(exit.getExpression())
                : null;
    }

    private static ExpressionTree bare(ExpressionTree tree) {
        ExpressionTree inside = Parentheses.strip(tree);
        return inside instanceof TypeCastTree cast ? bare(cast.getExpression()) : inside;
    }
}
