package dev.lockkeeper.analyser.lock;

import java.util.List;
import java.util.function.UnaryOperator;

/** What an operator without effects makes of its operands: of the same ones always the same. */
public record Computed(String operator, List<Value> parts) implements Value {
    @Override
    public Value mapParts(UnaryOperator<Value> change) {
        return new Computed(operator, parts.stream().map(change).toList());
    }
}
