package dev.lockkeeper.processor.check;

import dev.lockkeeper.finding.NearestName;
import dev.lockkeeper.finding.Rule;
import dev.lockkeeper.processor.model.ClashModel;
import dev.lockkeeper.processor.model.DomainModel;
import dev.lockkeeper.processor.model.UnmatchedMethodModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every abstract method is exactly one operation. */
final class OperationCheck {
    private OperationCheck() {}

    static Stream<ShapeFinding> findings(DomainModel domain) {
        return Stream.concat(
                domain.unmatched().stream().map(OperationCheck::finding),
                domain.clashes().stream().map(OperationCheck::finding));
    }

    private static ShapeFinding finding(UnmatchedMethodModel method) {
        if (!method.isReachable()) {
            return ShapeFinding.of(
                    Rule.UNKNOWN_OPERATION,
                    method.origin(),
                    "the abstract method '" + method.signature() + "' is out of reach: it belongs to another package",
                    "make it 'protected'");
        }
        return method.matches().isEmpty() ? unknown(method) : ambiguous(method);
    }

    private static ShapeFinding unknown(UnmatchedMethodModel method) {
        return ShapeFinding.of(
                Rule.UNKNOWN_OPERATION,
                method.origin(),
                "the abstract method '" + method.signature() + "' matches no operation",
                findNearest(method)
                        .map(nearest -> "the nearest operation is '" + nearest + "'; or implement the method")
                        .orElse("implement the method: the class has no member that operations come from"));
    }

    /** The name counts first. Exceptions do not count: what is declared without them is near all the same. */
    private static Optional<String> findNearest(UnmatchedMethodModel method) {
        Map<String, String> known = new LinkedHashMap<>();
        method.known().forEach(signature -> known.putIfAbsent(withoutExceptions(signature), signature));
        String wanted = withoutExceptions(method.signature());
        return NearestName.find(
                        nameIn(wanted),
                        known.keySet().stream().map(OperationCheck::nameIn).toList())
                .flatMap(name -> NearestName.find(
                        wanted,
                        known.keySet().stream()
                                .filter(signature -> nameIn(signature).equals(name))
                                .toList()))
                .map(known::get);
    }

    private static String nameIn(String signature) {
        return signature.replaceFirst("\\(.*", "").replaceFirst(".* ", "");
    }

    private static String withoutExceptions(String signature) {
        return signature.replaceFirst(" throws .*", "");
    }

    /** Two fields such as {@code count} and {@code Count} ask for the same method. */
    private static ShapeFinding finding(ClashModel clash) {
        return ShapeFinding.of(
                Rule.UNKNOWN_OPERATION,
                clash.origin(),
                "the operation '" + clash.signature() + "' of '" + clash.second() + "' is one of '" + clash.first()
                        + "' too",
                "rename one of them, or make it private and declare the operations that you want");
    }

    private static ShapeFinding ambiguous(UnmatchedMethodModel method) {
        return ShapeFinding.of(
                Rule.UNKNOWN_OPERATION,
                method.origin(),
                "the abstract method '" + method.signature() + "' matches more than one operation",
                "it could be of '" + String.join("' or of '", method.matches()) + "': rename one of them");
    }
}
