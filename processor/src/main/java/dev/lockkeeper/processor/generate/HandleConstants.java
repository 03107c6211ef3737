package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeSpec;
import dev.lockkeeper.processor.model.ClassReference;
import dev.lockkeeper.processor.model.FieldModel;
import dev.lockkeeper.processor.model.TypeModel;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * The {@code static final VarHandle} constants through which generated code reaches fields that it may not name, or changes
 * atomically. Each is declared when it is first asked for; one static block looks all of them up.
 */
final class HandleConstants {
    private final NameAllocator names = new NameAllocator();
    private final Map<Handled, String> constants = new LinkedHashMap<>();

    /** By the type of the array: one handle serves all arrays of a type. */
    private final Map<TypeModel, String> elements = new LinkedHashMap<>();

    /**
     * Starts without constants.
     *
     * @param taken the names of fields in scope, which no constant may hide
     */
    HandleConstants(List<String> taken) {
        taken.stream().distinct().forEach(names::newName);
    }

    /** The name of the constant for a field. */
    String nameOf(FieldModel field) {
        return constants.computeIfAbsent(
                new Handled(field.owner(), field.name(), field.erasure(), field.isStatic(), field.isSealedOff()),
                handled -> newConstant(field.name()));
    }

    /** The name of the constant for the elements of a field that holds an array. */
    String elementsOf(FieldModel field) {
        return elements.computeIfAbsent(field.erasure(), type -> newConstant(field.name() + "Elements"));
    }

    /** A name for another constant, made from one in camel case. */
    String newConstant(String name) {
        return names.newName(upperCase(name));
    }

    /** Writes the constants that were asked for, and the block that assigns them. */
    void addTo(TypeSpec.Builder type) {
        constants.values().forEach(name -> type.addField(constant(name).build()));
        elements.forEach((array, name) -> type.addField(constant(name)
                .initializer("$T.arrayElementVarHandle($T.class)", MethodHandles.class, TypeNames.of(array))
                .build()));
        if (!constants.isEmpty()) {
            type.addStaticBlock(lookUp());
        }
    }

    /** One lookup with private access for each class that declares one of the fields. */
    private CodeBlock lookUp() {
        CodeBlock.Builder block = CodeBlock.builder().beginControlFlow("try");
        Map<ClassReference, String> lookups = new LinkedHashMap<>();
        NameAllocator locals = new NameAllocator();
        constants.forEach((field, name) -> {
            CodeBlock lookup = field.isSealedOff()
                    ? CodeBlock.of("$T.lookup()", MethodHandles.class) // the rights of a subclass have to do
                    : CodeBlock.of(
                            "$N", lookups.computeIfAbsent(field.owner(), owner -> addLookup(block, owner, locals)));
            block.addStatement(
                    "$N = $L.$L($L, $S, $T.class)",
                    name,
                    lookup,
                    field.isStatic() ? "findStaticVarHandle" : "findVarHandle",
                    literal(field.owner()),
                    field.name(),
                    TypeNames.of(field.erasure()));
        });
        return block.nextControlFlow("catch ($T e)", ReflectiveOperationException.class)
                .addStatement("throw new $T(e)", ExceptionInInitializerError.class)
                .endControlFlow()
                .build();
    }

    private static FieldSpec.Builder constant(String name) {
        return FieldSpec.builder(VarHandle.class, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    }

    private static String addLookup(CodeBlock.Builder block, ClassReference owner, NameAllocator locals) {
        String lookup = locals.newName("in" + owner.type().simpleName());
        block.addStatement(
                "final $T $N =$W$T.privateLookupIn($L, $T.lookup())",
                MethodHandles.Lookup.class,
                lookup,
                MethodHandles.class,
                literal(owner),
                MethodHandles.class);
        return lookup;
    }

    /** The class as an expression: from a subclass upwards, where its name is out of reach. */
    private static CodeBlock literal(ClassReference reference) {
        return CodeBlock.of(
                "$T.class$L", TypeNames.classOf(reference.named()), ".getSuperclass()".repeat(reference.levels()));
    }

    /** {@code nextId} becomes {@code NEXT_ID}. */
    private static String upperCase(String name) {
        return name.replaceAll("(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})", "_").toUpperCase(Locale.ROOT);
    }

    /** What tells one field from another, however generic the class is that reads it. */
    private record Handled(
            ClassReference owner, String name, TypeModel erasure, boolean isStatic, boolean isSealedOff) {}
}
