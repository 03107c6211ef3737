package dev.lockkeeper.processor.read;

import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Classes of the JDK whose instances are values: nobody knows who else synchronizes on one (javac warns of it, too). */
final class ValueBasedClasses {
    private static final Set<String> CLASSES = Set.of(
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

    private ValueBasedClasses() {}

    static boolean contains(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                && CLASSES.contains(((TypeElement) ((DeclaredType) type).asElement())
                        .getQualifiedName()
                        .toString());
    }
}
