package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.Guard;
import dev.lockkeeper.analyser.lock.Value;
import java.util.Map;
import javax.lang.model.element.TypeElement;

/** Names owners and locks for messages as the code around would. */
final class Wording {
    private static final int LONGEST = 40;

    private Wording() {}

    /** The object whose member is used; empty when it is {@code this}. */
    static String owner(TypeElement here, UseObserver.Use use) {
        String text = use.ownerPlace() == null ? "" : use.ownerPlace().source();
        if (text.equals("this") || text.equals("super")) {
            return "";
        }
        if (text.isEmpty()) {
            return use.owner() instanceof Operand.Known known
                    ? withoutThis(known.value().text(here))
                    : "";
        }
        return text.length() > LONGEST ? "…" : text;
    }

    private static String withoutThis(String text) {
        return text.equals("this") ? "" : text;
    }

    /** The lock that guards the member of that owner. */
    static String lock(TypeElement here, UseObserver.Use use, Guard guard) {
        String owner = owner(here, use);
        Value template = guard.lock();
        if (template == null) {
            return guard.expression();
        }
        Value self = new Value.Self(DeclaringType.of(use.member()));
        if (!template.root().equals(self) || template instanceof Value.Enclosing) {
            return guard.expression();
        }
        if (template.equals(self)) {
            return owner.isEmpty() ? "this" : owner;
        }
        String path = template.rewrite(Map.of(self, new Value.Self(here))).text(here);
        return owner.isEmpty() || !path.startsWith("this.") ? path : owner + path.substring("this".length());
    }
}
