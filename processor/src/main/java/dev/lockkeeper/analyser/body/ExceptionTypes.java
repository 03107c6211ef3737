package dev.lockkeeper.analyser.body;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Which {@code catch} clauses an exception may reach. */
public final class ExceptionTypes {
    private static final Set<String> CATCHING_ALL = Set.of("java.lang.Throwable", "java.lang.Exception");

    private final Types types;
    private final TypeMirror runtimeException;
    private final TypeMirror error;

    public ExceptionTypes(Types types, Elements elements) {
        this.types = types;
        ModuleElement base = elements.getModuleElement("java.base");
        runtimeException = typeOf(CompilerAccess.findType(elements, base, "java.lang.RuntimeException"));
        error = typeOf(CompilerAccess.findType(elements, base, "java.lang.Error"));
    }

    private static TypeMirror typeOf(@Nullable TypeElement element) {
        return Objects.requireNonNull(element, "a class of the language").asType();
    }

    boolean isSubtype(TypeMirror type, TypeMirror ancestor) {
        return types.isSubtype(type, ancestor);
    }

    /**
     * Whether nothing gets past the clause of what a call throws that declares these exceptions; an {@code Error} that
     * passes is not followed.
     */
    boolean catchesAll(TypeMirror caught, List<? extends TypeMirror> declared) {
        return CATCHING_ALL.contains(caught.toString())
                || (types.isSameType(caught, runtimeException)
                        && declared.stream().allMatch(this::isUnchecked));
    }

    private boolean isUnchecked(TypeMirror thrown) {
        return isSubtype(thrown, runtimeException) || isSubtype(thrown, error);
    }

    /** Whether the clause may catch what a call throws: one of its declared exceptions, or any unchecked one. */
    boolean mayCatch(TypeMirror caught, List<? extends TypeMirror> declared) {
        return CATCHING_ALL.contains(caught.toString())
                || isSubtype(caught, runtimeException)
                || isSubtype(caught, error)
                || declared.stream()
                        .anyMatch(thrown -> thrown.getKind() == TypeKind.TYPEVAR
                                || isSubtype(thrown, caught)
                                || isSubtype(caught, thrown));
    }
}
