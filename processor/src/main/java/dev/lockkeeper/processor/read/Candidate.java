package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.OperationModel;
import dev.lockkeeper.processor.model.ParameterModel;
import dev.lockkeeper.processor.model.TypeModel;
import dev.lockkeeper.processor.model.Visibility;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/**
 * An operation that the generated class could have.
 *
 * @param visibility that which it has when nobody declared it; private means that it has to be declared
 * @param thrown the checked exceptions that it throws
 * @param operation what to write, once the signature is known
 */
record Candidate(
        String name,
        List<Slot> parameters,
        Slot result,
        Visibility visibility,
        boolean isStatic,
        List<TypeModel> thrown,
        Function<MethodModel, OperationModel> operation) {

    boolean isGiven() {
        return visibility != Visibility.PRIVATE;
    }

    /** Whether a method of this signature is a declaration of this operation. */
    boolean isDeclaredBy(ExecutableType signature) {
        return signature.getTypeVariables().isEmpty()
                && hasParametersOf(signature)
                && result.fits().test(signature.getReturnType());
    }

    /** Whether a method of this signature, if it had the name, would stand where this operation goes. */
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

    /** The operation as it is written where nobody declared it. */
    OperationModel given() {
        List<ParameterModel> named = parameters.stream()
                .map(slot -> ParameterModel.of(slot.name(), slot.type()))
                .toList();
        return operation.apply(new MethodModel(
                name, visibility, isStatic, false, List.of(), named, false, result.type(), thrown, List.of()));
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
        return TypeText.of(result.type()) + " " + name
                + parameters.stream().map(slot -> TypeText.of(slot.type())).collect(Collectors.joining(", ", "(", ")"));
    }
}
