package dev.lockkeeper.compiler;

import dev.lockkeeper.processor.LockkeeperProcessor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Does what the build tools do: the real processor sees a proxy of the environment, and of the filer that it gives. */
final class WrappingProcessor extends AbstractProcessor {
    private final LockkeeperProcessor real = new LockkeeperProcessor();

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        Filer filer = wrap(Filer.class, environment.getFiler());
        real.init((ProcessingEnvironment) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ProcessingEnvironment.class},
                (proxy, method, arguments) ->
                        method.getName().equals("getFiler") ? filer : method.invoke(environment, arguments)));
    }

    private static <T> T wrap(Class<T> type, T wrapped) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(wrapped, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return real.getSupportedAnnotationTypes();
    }

    @Override
    public Set<String> getSupportedOptions() {
        return real.getSupportedOptions();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return real.getSupportedSourceVersion();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return real.process(annotations, round);
    }
}
