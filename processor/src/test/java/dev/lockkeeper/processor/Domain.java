package dev.lockkeeper.processor;

import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.Arrays;

/** A domain class of a test that implements an interface of the test, so that its generated class can be used by type. */
final class Domain {
    private final TestCompilation compilation;
    private final Class<?> generated;

    private Domain(TestCompilation compilation, Class<?> generated) {
        this.compilation = compilation;
        this.generated = generated;
    }

    /** Compiles sources, the last of which has the domain class that is meant. */
    static Domain compile(String generatedName, String... sources) {
        TestCompilation compilation =
                TestCompilation.prepare(sources).withClassPath(testClasses()).run();
        try {
            return new Domain(compilation, compilation.classes().loadClass(generatedName));
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(compilation.report(), missing);
        }
    }

    /** A new object of the generated class, made by the constructor that takes so many arguments. */
    <T> T create(Class<T> type, Object... arguments) {
        Constructor<?> constructor = Arrays.stream(generated.getDeclaredConstructors())
                .filter(candidate -> candidate.getParameterCount() == arguments.length)
                .findFirst()
                .orElseThrow();
        try {
            constructor.setAccessible(true);
            return type.cast(constructor.newInstance(arguments));
        } catch (ReflectiveOperationException failed) {
            throw new AssertionError(compilation.report(), failed);
        }
    }

    private static Path testClasses() {
        return Path.of(
                Domain.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
