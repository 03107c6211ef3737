package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which guarded fields have a getter, for nobody can change their values; the others are used through functions only. */
final class ImmutableTypesTest {
    private static final String TYPES = """
            enum Colour { RED; }
            record Point(int x, double y, String name) {}
            record Line(Point from, Point to, Line next) {}
            record Pair<A, B>(A first, B second) {}
            record Tagged(Object tag) {}
            record Arrays(int[] cells) {}
            sealed interface Shape permits Circle, Square {}
            record Circle(double radius) implements Shape {}
            record Square(double side) implements Shape {}
            sealed interface Thing permits Box, Circle2 {}
            record Circle2(double radius) implements Thing {}
            record Box(StringBuilder content) implements Thing {}
            @interface Immutable {}
            @Immutable interface Declared {}
            class Mutable { int value; }
            final class OnlyFinal { final int value = 1; }
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int",
                "boolean",
                "Integer",
                "Character",
                "String",
                "Class<?>",
                "java.math.BigInteger",
                "java.math.BigDecimal",
                "java.time.Duration",
                "java.time.Instant",
                "java.time.ZonedDateTime",
                "java.time.LocalDate",
                "java.time.ZoneId",
                "java.time.DayOfWeek",
                "java.time.format.DateTimeFormatter",
                "java.util.UUID",
                "java.util.Locale",
                "java.util.OptionalInt",
                "java.util.Optional<String>",
                "java.util.Optional<? extends Point>",
                "java.util.regex.Pattern",
                "java.net.URI",
                "java.nio.file.Path",
                "java.nio.charset.Charset",
                "Colour",
                "Thread.State",
                "Point",
                "Line",
                "Pair<String, Pair<Point, Integer>>",
                "Shape",
                "Declared",
                "E"
            })
    void isImmutable(String type) {
        assertThat(hasGetter(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object",
                "Number",
                "CharSequence",
                "StringBuilder",
                "int[]",
                "String[]",
                "java.util.Date",
                "java.time.Clock",
                "java.time.format.DateTimeFormatterBuilder",
                "java.util.Optional<StringBuilder>",
                "java.util.Optional<?>",
                "java.util.concurrent.atomic.AtomicInteger",
                "Runnable",
                "Tagged",
                "Arrays",
                "Pair<String, StringBuilder>",
                "Pair",
                "Thing",
                "Mutable",
                "OnlyFinal",
                "T"
            })
    void isMutable(String type) {
        assertThat(hasGetter(type)).isFalse();
    }

    @Test
    void everyListedTypeIsDocumented() throws Exception {
        String document = Files.readString(Path.of("../docs/immutability.md"));

        for (String name : IMMUTABLE_CLASSES.split(" ")) {
            assertThat(document).contains("`" + name + "`");
        }
    }

    private static final String IMMUTABLE_CLASSES = "String Class UUID URI URL Pattern Locale Currency Charset Path "
            + "BigInteger BigDecimal MathContext Optional OptionalInt OptionalLong OptionalDouble InetAddress "
            + "InetSocketAddress StackTraceElement MethodHandle MethodType VarHandle Module Void ZoneId";

    private static boolean hasGetter(String type) {
        TestCompilation compilation = TestCompilation.prepare(
                        "import dev.lockkeeper.GuardedBy;\nclass Subject<T, E extends Enum<E>> { @GuardedBy(\"this\") protected "
                                + type + " value; }\n" + TYPES)
                .withoutLint()
                .run();
        assertThat(compilation.isSuccessful()).as(compilation.report()).isTrue();
        String generated = compilation.generated("ConcurrentSubject");
        assertThat(generated.contains(" value() {")).isNotEqualTo(generated.contains("withValue("));
        return generated.contains(" value() {");
    }
}
