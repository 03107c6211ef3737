package dev.lockkeeper.analyser.body;

import dev.lockkeeper.analyser.flow.Operand;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;

/** Numbers for everything in a class that needs an identity of its own. */
public final class Sites {
    private int last;

    int next() {
        return ++last;
    }

    /** A value of which nothing is known. */
    Operand unknown() {
        return new Operand.Known(new Value.Opaque(next()));
    }

    Variable.Temporary temporary() {
        return new Variable.Temporary(next());
    }
}
