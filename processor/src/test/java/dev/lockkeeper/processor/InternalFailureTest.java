package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import javax.annotation.processing.Completion;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** A failure of the processor itself is one error at the class, and other classes are generated all the same. */
final class InternalFailureTest {

    @Test
    void itIsReportedWithAnAddressAndStopsNothingElse() {
        TestCompilation compilation = TestCompilation.prepare(
                        "import dev.lockkeeper.Atomic;\nclass Broken { @Atomic volatile int count; }",
                        "import dev.lockkeeper.Atomic;\nclass Fine { @Atomic volatile int count; }")
                .withOnlyProcessor(new WithBrokenFiler())
                .withoutChecker()
                .run();

        assertThat(compilation.isSuccessful()).isFalse();
        assertThat(compilation.messages())
                .filteredOn(message -> message.contains("internal failure"))
                .singleElement()
                .asString()
                .contains(
                        "/Broken.java:2: [lockkeeper] internal failure while generating for 'Broken':"
                                + " java.lang.IllegalStateException: disk on fire",
                        "hint: please report it, with the class, at https://github.com/lockkeeper/lockkeeper/issues");
        assertThat(compilation.hasGenerated("ConcurrentFine")).isTrue();
    }

    /** The processor in an environment whose filer fails for one class. */
    private static final class WithBrokenFiler implements Processor {
        private final LockkeeperProcessor processor = new LockkeeperProcessor();

        @Override
        public void init(ProcessingEnvironment environment) {
            Filer filer = (Filer) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Filer.class}, (proxy, method, arguments) -> {
                        if (arguments[0].equals("ConcurrentBroken")) {
                            throw new IllegalStateException("disk on fire");
                        }
                        return invoke(environment.getFiler(), method, arguments);
                    });
            processor.init((ProcessingEnvironment) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {ProcessingEnvironment.class},
                    (proxy, method, arguments) ->
                            method.getName().equals("getFiler") ? filer : invoke(environment, method, arguments)));
        }

        private static Object invoke(Object target, java.lang.reflect.Method method, Object[] arguments)
                throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        @Override
        public Set<String> getSupportedOptions() {
            return processor.getSupportedOptions();
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return processor.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return processor.getSupportedSourceVersion();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            return processor.process(annotations, round);
        }

        @Override
        public Iterable<? extends Completion> getCompletions(
                Element element, AnnotationMirror annotation, ExecutableElement member, String text) {
            return processor.getCompletions(element, annotation, member, text);
        }
    }
}
