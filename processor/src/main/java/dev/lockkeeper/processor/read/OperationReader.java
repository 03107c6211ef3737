package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.OperationModel;
import dev.lockkeeper.processor.model.Origin;
import dev.lockkeeper.processor.model.UnmatchedMethodModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ExecutableType;

/** Decides which operations are written: those that the domain class declares, and those that come by themselves. */
final class OperationReader {
    private final Hierarchy hierarchy;
    private final MethodReader methods;
    private final List<Candidate> candidates;
    private final List<OperationModel> operations = new ArrayList<>();
    private final List<UnmatchedMethodModel> unmatched = new ArrayList<>();
    private final Set<Candidate> declared = new HashSet<>();

    OperationReader(Hierarchy hierarchy, MethodReader methods, List<Candidate> candidates) {
        this.hierarchy = hierarchy;
        this.methods = methods;
        this.candidates = candidates;
    }

    /**
     * Matches abstract methods with operations.
     *
     * @param abstractMethods those that are not implemented otherwise
     */
    void read(List<ExecutableElement> abstractMethods) {
        abstractMethods.forEach(this::match);
        candidates.stream()
                .filter(Candidate::isGiven)
                .filter(candidate -> !declared.contains(candidate) && !isTaken(candidate))
                .map(Candidate::given)
                .forEach(operations::add);
    }

    List<OperationModel> operations() {
        return operations;
    }

    List<UnmatchedMethodModel> unmatched() {
        return unmatched;
    }

    private void match(ExecutableElement method) {
        ExecutableType signature = hierarchy.signature(method);
        List<Candidate> matches = candidates.stream()
                .filter(candidate -> method.getSimpleName().contentEquals(candidate.name()))
                .filter(candidate -> candidate.isDeclaredBy(signature))
                .toList();
        if (matches.size() == 1) {
            declared.add(matches.get(0));
            operations.add(matches.get(0).declaredAs(methods.read(method)));
        } else {
            unmatched.add(new UnmatchedMethodModel(
                    signatureOf(methods.read(method)), signatures(matches), signatures(candidates), Origin.of(method)));
        }
    }

    /** Whether the domain class has a method already where the operation would go. */
    private boolean isTaken(Candidate candidate) {
        return hierarchy.methods(candidate.name()).stream()
                .anyMatch(method -> candidate.hasParametersOf(hierarchy.signature(method)));
    }

    private static List<String> signatures(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::signature).toList();
    }

    private static String signatureOf(MethodModel method) {
        return TypeText.of(method.returnType()) + " " + method.name()
                + method.parameters().stream()
                        .map(parameter -> TypeText.of(parameter.type()))
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
