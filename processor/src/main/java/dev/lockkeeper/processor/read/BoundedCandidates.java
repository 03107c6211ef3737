package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.GuardedMethodModel;
import dev.lockkeeper.processor.model.LockKind;
import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.OperationModel;
import dev.lockkeeper.processor.model.Origin;
import dev.lockkeeper.processor.model.ParameterModel;
import dev.lockkeeper.processor.model.StandardTypes;
import dev.lockkeeper.processor.model.TypeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The bounded form of an accessor: it waits for the lock for so long at most. */
final class BoundedCandidates {
    private static final TypeModel DURATION = TypeModel.Declared.of("java.time", "Duration");

    private BoundedCandidates() {}

    /** The bounded form of a guarded method; none where its lock cannot be tried, as a monitor cannot. */
    static List<Candidate> list(
            GuardedMethodModel guarded, ExecutableElement method, ExecutableType signature, TypeReader types) {
        boolean canBeTried = guarded.guard()
                .lock()
                .filter(lock -> lock.kind() != LockKind.MONITOR)
                .isPresent();
        return canBeTried ? List.of(candidate(guarded, method, signature, types)) : List.of();
    }

    private static Candidate candidate(
            GuardedMethodModel guarded, ExecutableElement method, ExecutableType signature, TypeReader types) {
        MethodModel model = guarded.method();
        List<Slot> parameters = new ArrayList<>();
        for (int index = 0; index < model.parameters().size(); index++) {
            ParameterModel parameter = model.parameters().get(index);
            TypeMirror type = signature.getParameterTypes().get(index);
            parameters.add(exactly(parameter.name(), parameter.type(), types.erased(type), types));
        }
        parameters.add(exactly(timeoutName(model), DURATION, DURATION, types));
        return Candidate.of(
                        Source.of(model, Origin.of(method)),
                        "try" + Capitalised.of(model.name()),
                        result(model, signature, types),
                        parameters,
                        bounded -> new OperationModel.Bounded(bounded, guarded))
                .throwing(thrown(model))
                .generic(model.typeParameters(), declared -> true);
    }

    /** A method without a result tells by a {@code boolean} whether it ran at all. */
    private static Slot result(MethodModel method, ExecutableType signature, TypeReader types) {
        return method.returnType().isVoid()
                ? Slots.primitive("", TypeKind.BOOLEAN)
                : exactly("", method.returnType(), types.erased(signature.getReturnType()), types);
    }

    /** Types are compared as they are written, for the type variables of two methods are never the same. */
    private static Slot exactly(String name, TypeModel type, TypeModel erasure, TypeReader types) {
        return new Slot(name, type, erasure, found -> types.read(found).equals(type));
    }

    /** What the method throws itself comes first, as it would in hand-written code. */
    private static List<TypeModel> thrown(MethodModel method) {
        Stream<TypeModel> own = method.returnType().isVoid()
                ? Stream.of(StandardTypes.INTERRUPTED_EXCEPTION)
                : Stream.of(StandardTypes.INTERRUPTED_EXCEPTION, StandardTypes.TIMEOUT_EXCEPTION);
        return Stream.concat(method.thrown().stream(), own).distinct().toList();
    }

    /** The method may have a {@code timeout} of its own. */
    private static String timeoutName(MethodModel method) {
        String name = "timeout";
        while (method.parameterNames().toList().contains(name)) {
            name += "_";
        }
        return name;
    }
}
