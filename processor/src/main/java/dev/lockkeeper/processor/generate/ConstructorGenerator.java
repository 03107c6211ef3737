package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeSpec;
import dev.lockkeeper.processor.model.ConstructorModel;
import dev.lockkeeper.processor.model.DomainModel;
import dev.lockkeeper.processor.model.ParameterModel;
import dev.lockkeeper.processor.model.TypeModel;
import java.util.ArrayList;
import java.util.List;

/** Writes the constructors: those of the domain class, and where there are workers, each with an engine in front, too. */
final class ConstructorGenerator {
    private static final ClassName ENGINE = ClassName.get("dev.lockkeeper.runtime", "WorkerEngine");
    private static final TypeModel ENGINE_TYPE = TypeModel.Declared.of("dev.lockkeeper.runtime", "WorkerEngine");

    private final DomainModel domain;
    private final WorkerFields workers;

    ConstructorGenerator(DomainModel domain, WorkerFields workers) {
        this.domain = domain;
        this.workers = workers;
    }

    void addTo(TypeSpec.Builder type) {
        for (ConstructorModel constructor : domain.constructors()) {
            if (domain.workers().isEmpty()) {
                type.addMethod(mirrored(constructor).build());
            } else if (isEngineTaken(constructor)) {
                type.addMethod(mirrored(constructor)
                        .addCode(workers.initialization(CodeBlock.of("")))
                        .build());
            } else {
                type.addMethod(onStandardEngine(constructor)).addMethod(onEngine(constructor));
            }
        }
    }

    private static MethodSpec.Builder mirrored(ConstructorModel constructor) {
        return Signatures.start(constructor).addCode(superCall(constructor));
    }

    private static CodeBlock superCall(ConstructorModel constructor) {
        return constructor.parameters().isEmpty()
                ? CodeBlock.of("")
                : CodeBlock.builder()
                        .addStatement("super($L)", Signatures.arguments(constructor.parameters()))
                        .build();
    }

    private static MethodSpec onStandardEngine(ConstructorModel constructor) {
        List<String> arguments = new ArrayList<>();
        constructor.parameters().forEach(parameter -> arguments.add(", " + parameter.name()));
        return Signatures.start(constructor)
                .addStatement("this($T.standard()$L)", ENGINE, String.join("", arguments))
                .build();
    }

    private MethodSpec onEngine(ConstructorModel constructor) {
        NameAllocator names = new NameAllocator();
        constructor.parameters().forEach(parameter -> names.newName(parameter.name()));
        ParameterModel engine = ParameterModel.of(names.newName("engine"), ENGINE_TYPE);
        List<ParameterModel> parameters = new ArrayList<>(List.of(engine));
        parameters.addAll(constructor.parameters());
        return Signatures.start(constructor.withParameters(parameters))
                .addJavadoc(Javadoc.of("Lets the engine run the tasks."))
                .addCode(superCall(constructor))
                .addCode(workers.initialization(CodeBlock.of("$N", engine.name())))
                .build();
    }

    /** Whether the domain class has a constructor already where the one with an engine would go. */
    private boolean isEngineTaken(ConstructorModel constructor) {
        int size = constructor.parameters().size() + 1;
        return domain.constructors().stream()
                .map(ConstructorModel::parameters)
                .anyMatch(other -> other.size() == size && other.get(0).type().equals(ENGINE_TYPE));
    }
}
