package dev.lockkeeper.processor;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/** An object of a generated class, called by the names of its methods. */
final class Subject {
    private final Class<?> type;
    private final Object instance;

    private Subject(Class<?> type, Object instance) {
        this.type = type;
        this.instance = instance;
    }

    /** A new instance of a class that was compiled, by the constructor that takes so many arguments. */
    static Subject of(TestCompilation compilation, String className, Object... arguments) {
        try {
            Class<?> type = compilation.classes().loadClass(className);
            Constructor<?> constructor = Arrays.stream(type.getDeclaredConstructors())
                    .filter(candidate -> candidate.getParameterCount() == arguments.length)
                    .findFirst()
                    .orElseThrow();
            constructor.setAccessible(true);
            return new Subject(type, constructor.newInstance(arguments));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(compilation.report(), e);
        }
    }

    Object instance() {
        return instance;
    }

    Class<?> type() {
        return type;
    }

    /** Calls the method of this name that takes these arguments; what it throws is thrown as it is. */
    Object call(String name, Object... arguments) {
        Method method = find(name, arguments);
        try {
            method.setAccessible(true);
            return method.invoke(instance, arguments);
        } catch (InvocationTargetException e) {
            throw Subject.<RuntimeException>unchecked(e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** Sets a public field. */
    void set(String name, Object value) {
        try {
            type.getField(name).set(instance, value);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether the generated class itself declares a method of this name. */
    boolean declares(String name) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals(name));
    }

    private Method find(String name, Object[] arguments) {
        for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
            for (Method method : owner.getDeclaredMethods()) {
                if (method.getName().equals(name) && !method.isBridge() && takes(method, arguments)) {
                    return method;
                }
            }
        }
        throw new AssertionError("no method " + name + Arrays.toString(arguments) + " in " + type);
    }

    private static boolean takes(Method method, Object[] arguments) {
        Class<?>[] types = method.getParameterTypes();
        if (types.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            Object argument = arguments[i];
            boolean fits = types[i].isPrimitive()
                    ? argument != null
                            && java.lang.invoke.MethodType.methodType(types[i])
                                            .wrap()
                                            .returnType()
                                    == argument.getClass()
                    : argument == null || types[i].isInstance(argument);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> RuntimeException unchecked(Throwable failure) throws X {
        throw (X) failure;
    }
}
