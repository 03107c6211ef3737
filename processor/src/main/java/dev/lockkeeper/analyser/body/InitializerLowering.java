package dev.lockkeeper.analyser.body;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.lockkeeper.analyser.flow.Body;
import dev.lockkeeper.analyser.flow.Operand;
import dev.lockkeeper.analyser.flow.Step;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/** Makes one body of the static initialisers of a class, and one of those of its instances. */
final class InitializerLowering {
    private final ClassLowering program;
    private final BodyLowering ofClass;
    private final BodyLowering ofInstance;

    InitializerLowering(ClassLowering program, Receivers receivers) {
        this.program = program;
        ofClass = new BodyLowering(program, receivers);
        ofInstance = new BodyLowering(program, receivers);
    }

    /** Adds both bodies; the one of the instances is run by each constructor. */
    Body lower(ClassTree tree, List<Body> bodies) {
        for (Tree member : tree.getMembers()) {
            if (member instanceof VariableTree field) {
                lowerField(field);
            } else if (member instanceof BlockTree block) {
                (block.isStatic() ? ofClass : ofInstance).statements.lower(block);
            }
        }
        bodies.add(ofClass.finish(tree, Body.Kind.STATIC_INITIALIZER, null, List.of()));
        Body initializers = ofInstance.finish(tree, Body.Kind.INSTANCE_INITIALIZER, null, List.of());
        bodies.add(initializers);
        return initializers;
    }

    private void lowerField(VariableTree tree) {
        program.lookup().enterDeclaration(tree.getModifiers());
        program.declare(tree);
        program.lookup().findElement(tree).ifPresent(element -> initialize(tree, (VariableElement) element));
        program.lookup().leaveDeclaration();
    }

    private void initialize(VariableTree tree, VariableElement field) {
        ExpressionTree initializer = tree.getInitializer();
        if (initializer == null) {
            return;
        }
        boolean isStatic = field.getModifiers().contains(Modifier.STATIC);
        BodyLowering body = isStatic ? ofClass : ofInstance;
        Operand value = body.expressions.lower(initializer);
        Operand owner = isStatic ? null : body.receivers.self();
        body.graph.add(new Step.Store(body.place(tree), body.access.sites().next(), field, owner, value));
        program.aliases().noteStore(body, field, value);
    }
}
