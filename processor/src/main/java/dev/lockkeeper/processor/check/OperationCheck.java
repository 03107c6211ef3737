package dev.lockkeeper.processor.check;

import dev.lockkeeper.finding.NearestName;
import dev.lockkeeper.finding.Rule;
import dev.lockkeeper.processor.model.DomainModel;
import dev.lockkeeper.processor.model.UnmatchedMethodModel;
import java.util.stream.Stream;

/** Every abstract method is exactly one operation. */
final class OperationCheck {
    private OperationCheck() {}

    static Stream<ShapeFinding> findings(DomainModel domain) {
        return domain.unmatched().stream().map(OperationCheck::finding);
    }

    private static ShapeFinding finding(UnmatchedMethodModel method) {
        return method.matches().isEmpty() ? unknown(method) : ambiguous(method);
    }

    private static ShapeFinding unknown(UnmatchedMethodModel method) {
        return ShapeFinding.of(
                Rule.UNKNOWN_OPERATION,
                method.origin(),
                "the abstract method '" + method.signature() + "' matches no operation",
                NearestName.find(method.signature(), method.known())
                        .map(nearest -> "the nearest operation is '" + nearest + "'; or implement the method")
                        .orElse("implement the method: the class has no member that operations come from"));
    }

    private static ShapeFinding ambiguous(UnmatchedMethodModel method) {
        return ShapeFinding.of(
                Rule.UNKNOWN_OPERATION,
                method.origin(),
                "the abstract method '" + method.signature() + "' matches more than one operation",
                "rename one of the members that the names come from");
    }
}
