package dev.lockkeeper.scope;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Types of the JDK that guard nothing. */
public final class NoLocks {
    /** Types that look like locks, but have no holder. */
    public static final List<String> WITHOUT_HOLDER = List.of(
            "java.util.concurrent.Semaphore",
            "java.util.concurrent.locks.Condition",
            "java.util.concurrent.CountDownLatch");

    private static final Set<String> VALUES = Set.of(
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Double",
            "java.lang.Float",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Short",
            "java.time.Duration",
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.LocalTime",
            "java.time.MonthDay",
            "java.time.OffsetDateTime",
            "java.time.OffsetTime",
            "java.time.Period",
            "java.time.Year",
            "java.time.YearMonth",
            "java.time.ZoneOffset",
            "java.time.ZonedDateTime",
            "java.util.Optional",
            "java.util.OptionalDouble",
            "java.util.OptionalInt",
            "java.util.OptionalLong");

    private NoLocks() {}

    /** Whether no value of the type is an object. */
    public static boolean isWithoutObject(TypeMirror type) {
        return type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID;
    }

    /** Whether objects of the type are but values: nobody knows who else synchronizes on one (javac warns of it, too). */
    public static boolean isValueBased(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                && VALUES.contains(((TypeElement) ((DeclaredType) type).asElement())
                        .getQualifiedName()
                        .toString());
    }
}
