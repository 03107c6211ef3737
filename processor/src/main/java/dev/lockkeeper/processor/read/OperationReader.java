package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.ClashModel;
import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.OperationModel;
import dev.lockkeeper.processor.model.Origin;
import dev.lockkeeper.processor.model.ParameterModel;
import dev.lockkeeper.processor.model.TypeModel;
import dev.lockkeeper.processor.model.UnmatchedMethodModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/** Decides which operations are written: those that the domain class declares, and those that come by themselves. */
final class OperationReader {
    private final Compilation compilation;
    private final Hierarchy hierarchy;
    private final MethodReader methods;
    private final TypeReader types;
    private final IdentityHashMap<Candidate, OperationModel> chosen = new IdentityHashMap<>();
    private final List<OperationModel> operations = new ArrayList<>();
    private final List<UnmatchedMethodModel> unmatched = new ArrayList<>();
    private final List<ClashModel> clashes = new ArrayList<>();

    /** Pairs of members that were reported: they share most of their operations. */
    private final Set<Set<Source>> clashing = new HashSet<>();

    private final Map<Erasure, Candidate> written = new HashMap<>();

    OperationReader(Compilation compilation, Hierarchy hierarchy, MethodReader methods, TypeReader types) {
        this.compilation = compilation;
        this.hierarchy = hierarchy;
        this.methods = methods;
        this.types = types;
    }

    /**
     * Matches abstract methods with operations, and adds what comes by itself.
     *
     * @param abstractMethods those that are not implemented otherwise
     */
    void read(List<Candidate> candidates, List<ExecutableElement> abstractMethods) {
        abstractMethods.forEach(method -> match(method, candidates));
        for (Candidate candidate : candidates) {
            if (candidate.isGiven() && !chosen.containsKey(candidate) && !isTaken(candidate)) {
                addGiven(candidate);
            }
        }
        candidates.stream().filter(chosen::containsKey).map(chosen::get).forEach(operations::add);
    }

    List<OperationModel> operations() {
        return operations;
    }

    /** The fields that operations act on. */
    Set<String> fieldNames() {
        return chosen.keySet().stream()
                .map(candidate -> candidate.source().name())
                .collect(Collectors.toUnmodifiableSet());
    }

    List<UnmatchedMethodModel> unmatched() {
        return unmatched;
    }

    List<ClashModel> clashes() {
        return clashes;
    }

    /** Implements an abstract method by the one operation that it declares. */
    private void match(ExecutableElement method, List<Candidate> candidates) {
        ExecutableType signature = hierarchy.signature(method);
        List<Candidate> matches = nearest(
                method,
                candidates.stream()
                        .filter(candidate -> method.getSimpleName().contentEquals(candidate.name()))
                        .filter(candidate -> candidate.isDeclaredBy(signature) && mayThrow(signature, candidate))
                        .toList());
        boolean isReachable = compilation.isReachable(method, hierarchy.domain());
        if (matches.size() == 1 && isReachable) {
            chosen.put(matches.get(0), matches.get(0).declaredAs(methods.read(method)));
        } else {
            unmatched.add(new UnmatchedMethodModel(
                    signatureOf(methods.read(method)),
                    isReachable,
                    matches.stream().map(match -> match.source().name()).toList(),
                    candidates.stream().map(Candidate::signature).toList(),
                    Origin.of(method)));
        }
    }

    /** Of private fields of one name, a method means that of its own class, or else the lowest. */
    private List<Candidate> nearest(ExecutableElement method, List<Candidate> matches) {
        int from = hierarchy.distance(method);
        return matches.stream()
                .collect(Collectors.groupingBy(match -> order(match, from), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .findFirst()
                .orElse(List.of());
    }

    /** From the class of the method upwards, and then what is below it. */
    private int order(Candidate match, int from) {
        int distance = hierarchy.distance(match.source().origin().element());
        return distance >= from ? distance - from : Integer.MAX_VALUE - from + distance;
    }

    /** Whether a declaration lets through what the operation throws. */
    private boolean mayThrow(ExecutableType signature, Candidate candidate) {
        return candidate.thrown().stream()
                .allMatch(exception -> signature.getThrownTypes().stream()
                        .anyMatch(declared -> types.read(declared).equals(exception)
                                || (exception instanceof TypeModel.Declared type
                                        && isSupertype(type.qualifiedName(), declared))));
    }

    private boolean isSupertype(String exception, TypeMirror declared) {
        return compilation
                .types()
                .isSubtype(
                        compilation.elements().getTypeElement(exception).asType(),
                        compilation.types().erasure(declared));
    }

    /** Whether the domain class has a method already where the operation would go. */
    private boolean isTaken(Candidate candidate) {
        return hierarchy.methods(candidate.name()).stream()
                .filter(method -> compilation.isReachable(method, hierarchy.domain()))
                .anyMatch(method -> erasure(method).equals(candidate.erasure())
                        || candidate.hasParametersOf(hierarchy.signature(method)));
    }

    private List<TypeModel> erasure(ExecutableElement method) {
        return hierarchy.signature(method).getParameterTypes().stream()
                .map(types::erased)
                .toList();
    }

    /** Adds an operation that nobody declared, unless another member has it already. */
    private void addGiven(Candidate candidate) {
        Candidate before = written.putIfAbsent(new Erasure(candidate.name(), candidate.erasure()), candidate);
        if (before == null) {
            chosen.put(candidate, candidate.given());
        } else if (clashing.add(Set.of(before.source(), candidate.source()))) {
            clashes.add(new ClashModel(
                    candidate.signature(),
                    before.source().name(),
                    candidate.source().name(),
                    candidate.source().origin()));
        }
    }

    private static String signatureOf(MethodModel method) {
        return TypeText.signature(
                method.typeParameters(),
                method.returnType(),
                method.name(),
                method.parameters().stream().map(ParameterModel::type).toList(),
                method.thrown());
    }

    private record Erasure(String name, List<TypeModel> parameters) {}
}
