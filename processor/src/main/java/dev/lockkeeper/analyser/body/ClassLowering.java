package dev.lockkeeper.analyser.body;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.lockkeeper.analyser.flow.Body;
import dev.lockkeeper.analyser.flow.Program;
import dev.lockkeeper.analyser.lock.MemberLookup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Reads a top-level class, once the compiler has attributed it, into the bodies that are analysed. */
public final class ClassLowering {
    private final CompilerAccess access;
    private final SourceLookup lookup;
    private final MemberLookup members;
    private final AliasReader aliases;
    private final DeclarationReader declarations;
    private final Map<ExecutableElement, Body> methods = new HashMap<>();
    private final Map<Integer, List<Body>> codes = new HashMap<>();
    private final Map<TypeElement, Body> initializers = new HashMap<>();

    private ClassLowering(CompilerAccess access, CompilationUnitTree unit, ClassTree topLevel) {
        this.access = access;
        lookup = new SourceLookup(access.trees(), unit, topLevel);
        members = new MemberLookup(access.hierarchy());
        aliases = new AliasReader(lookup, access);
        declarations = new DeclarationReader(lookup, access);
    }

    /** Reads the class; the compiler attributes it first if it has not done so yet. */
    public static Program lower(CompilerAccess access, CompilationUnitTree unit, ClassTree topLevel, TypeElement type) {
        return new ClassLowering(access, unit, topLevel).read(topLevel, type);
    }

    private Program read(ClassTree tree, TypeElement type) {
        aliases.readHandles(tree);
        List<Body> bodies = lowerClass(tree, new Receivers(List.of(), access.hierarchy()));
        aliases.finish();
        return new Program(type, bodies, methods, codes, declarations.found(), lookup.hasErrors());
    }

    SourceLookup lookup() {
        return lookup;
    }

    CompilerAccess access() {
        return access;
    }

    MemberLookup members() {
        return members;
    }

    AliasReader aliases() {
        return aliases;
    }

    void addCode(int site, List<Body> bodies) {
        codes.put(site, bodies);
    }

    /** The initialisers of a class that is being read, where they do anything. */
    Optional<Body> findInitializers(TypeElement type) {
        return Optional.ofNullable(initializers.get(type)).filter(body -> body.hasStep(step -> true));
    }

    /** The bodies of a class and its member classes. */
    List<Body> lowerClass(ClassTree tree, Receivers outer) {
        Optional<TypeElement> type = lookup.findElement(tree).map(TypeElement.class::cast);
        if (type.isEmpty()) {
            return List.of();
        }
        Receivers receivers = outer.inside(type.get());
        lookup.enterDeclaration(tree.getModifiers());
        declarations.add(tree, type.get());
        List<Body> bodies = new ArrayList<>();
        Body ofInstance = new InitializerLowering(this, receivers).lower(tree, bodies);
        initializers.put(type.get(), ofInstance);
        for (Tree member : tree.getMembers()) {
            if (member instanceof MethodTree method) {
                lowerMethod(method, receivers, bodies);
            } else if (member instanceof ClassTree inner) {
                bodies.addAll(lowerClass(inner, receivers));
            }
        }
        lookup.leaveDeclaration();
        return bodies;
    }

    void declare(VariableTree field) {
        declarations.add(field);
    }

    private void lowerMethod(MethodTree tree, Receivers receivers, List<Body> bodies) {
        Optional<ExecutableElement> element = lookup.findElement(tree).map(ExecutableElement.class::cast);
        lookup.enterDeclaration(tree.getModifiers());
        tree.getModifiers().getAnnotations().forEach(annotation -> lookup.findElement(annotation.getAnnotationType()));
        declarations.add(tree);
        BlockTree content = tree.getBody();
        if (element.isPresent() && content != null) {
            ExecutableElement method = element.get();
            BodyLowering body = new BodyLowering(this, receivers);
            body.statements.lower(content);
            Body.Kind kind = method.getKind() == ElementKind.CONSTRUCTOR ? Body.Kind.CONSTRUCTOR : Body.Kind.METHOD;
            Body finished = body.finish(tree, kind, method, method.getParameters());
            methods.put(method, finished);
            bodies.add(finished);
        }
        lookup.leaveDeclaration();
    }
}
