package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.OperationModel;
import dev.lockkeeper.processor.model.ParameterModel;
import dev.lockkeeper.processor.model.TypeModel;
import dev.lockkeeper.processor.model.TypeParameterModel;
import dev.lockkeeper.processor.model.Visibility;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/**
 * An operation that the generated class could have.
 *
 * @param relation what must hold between the types of a declaration beyond each of them
 * @param isGiven whether it is there without being declared, where its source is visible
 * @param isVarargs whether the last parameter takes a variable number of arguments
 * @param thrown the checked exceptions that it throws
 * @param operation what to write, once the signature is known
 */
record Candidate(
        Source source,
        String name,
        List<TypeParameterModel> typeParameters,
        List<Slot> parameters,
        Slot result,
        Predicate<ExecutableType> relation,
        boolean isGiven,
        boolean isVarargs,
        List<TypeModel> thrown,
        Function<MethodModel, OperationModel> operation) {

    static Candidate of(
            Source source,
            String name,
            Slot result,
            List<Slot> parameters,
            Function<MethodModel, OperationModel> operation) {
        return new Candidate(
                source,
                name,
                List.of(),
                List.copyOf(parameters),
                result,
                signature -> true,
                source.visibility() != Visibility.PRIVATE,
                false,
                List.of(),
                operation);
    }

    Candidate onlyWhereDeclared() {
        return new Candidate(
                source, name, typeParameters, parameters, result, relation, false, isVarargs, thrown, operation);
    }

    Candidate throwing(List<TypeModel> exceptions) {
        return new Candidate(
                source, name, typeParameters, parameters, result, relation, isGiven, isVarargs, exceptions, operation);
    }

    Candidate generic(List<TypeParameterModel> variables, Predicate<ExecutableType> related) {
        return new Candidate(
                source, name, variables, parameters, result, related, isGiven, isVarargs, thrown, operation);
    }

    Candidate varargs(boolean hasVarargs) {
        return new Candidate(
                source, name, typeParameters, parameters, result, relation, isGiven, hasVarargs, thrown, operation);
    }

    /** Whether a method of this signature is a declaration of this operation. */
    boolean isDeclaredBy(ExecutableType signature) {
        return (!typeParameters.isEmpty() || signature.getTypeVariables().isEmpty())
                && hasParametersOf(signature)
                && result.fits().test(signature.getReturnType())
                && relation.test(signature);
    }

    /** Whether a method of this signature and name would do what the operation does. */
    boolean hasParametersOf(ExecutableType signature) {
        List<? extends TypeMirror> types = signature.getParameterTypes();
        if (types.size() != parameters.size()) {
            return false;
        }
        for (int index = 0; index < types.size(); index++) {
            if (!parameters.get(index).fits().test(types.get(index))) {
                return false;
            }
        }
        return true;
    }

    /** The erasure of the parameters: no class has two methods of the same name and erasure. */
    List<TypeModel> erasure() {
        return parameters.stream().map(Slot::erasure).toList();
    }

    /** The operation as it is written where nobody declared it. */
    OperationModel given() {
        List<ParameterModel> named = parameters.stream()
                .map(slot -> ParameterModel.of(slot.name(), slot.type()))
                .toList();
        return operation.apply(new MethodModel(
                name,
                source.visibility(),
                source.isStatic(),
                false,
                typeParameters,
                named,
                isVarargs,
                result.type(),
                thrown,
                List.of()));
    }

    /** The operation as the user declared it. */
    OperationModel declaredAs(MethodModel method) {
        return operation.apply(new MethodModel(
                method.name(),
                method.visibility(),
                false,
                true,
                method.typeParameters(),
                method.parameters(),
                method.isVarargs(),
                method.returnType(),
                thrown,
                method.annotations()));
    }

    /** The signature as a hint shows it. */
    String signature() {
        List<TypeModel> types = parameters.stream().map(Slot::type).toList();
        return TypeText.signature(typeParameters, result.type(), name, types, thrown);
    }
}
