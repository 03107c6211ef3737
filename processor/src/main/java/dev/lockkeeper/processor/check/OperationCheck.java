package dev.lockkeeper.processor.check;

import dev.lockkeeper.finding.NearestName;
import dev.lockkeeper.finding.Rule;
import dev.lockkeeper.processor.model.ClashModel;
import dev.lockkeeper.processor.model.DomainModel;
import dev.lockkeeper.processor.model.Subclassing;
import dev.lockkeeper.processor.model.UnmatchedMethodModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every abstract method is exactly one operation, where a class is generated that would have to implement it. */
final class OperationCheck {
    private OperationCheck() {}

    static Stream<ShapeFinding> findings(DomainModel domain) {
        if (domain.self().subclassing() != Subclassing.POSSIBLE) {
            return Stream.empty();
        }
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

    /** The name counts first, then the types. Exceptions do not: what is declared without them is near all the same. */
    private static Optional<String> findNearest(UnmatchedMethodModel method) {
        Map<String, Map<String, String>> known = new LinkedHashMap<>();
        for (String operation : method.known()) {
            known.computeIfAbsent(nameOf(operation), name -> new LinkedHashMap<>())
                    .putIfAbsent(withoutExceptions(operation), operation);
        }
        return NearestName.find(nameOf(method.signature()), known.keySet())
                .map(known::get)
                .flatMap(named -> NearestName.find(withoutExceptions(method.signature()), named.keySet())
                        .map(named::get));
    }

    /** The word in front of the parameters. */
    private static String nameOf(String signature) {
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
