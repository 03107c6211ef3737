package dev.lockkeeper.processor;

import java.util.List;
import java.util.Set;
import javax.annotation.processing.Generated;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Which annotations of a round are claimed. Those that nobody claims are warned of by {@code -Xlint:processing}, which is part of
 * {@code -Xlint:all} and, with {@code -Werror}, would fail a build for nothing but using the generator: our own ones, and the marker of
 * generated classes.
 */
final class Claim {
    static final String GENERATED_MARKER = "javax.annotation.processing.Generated";

    private Claim() {}

    /** Whether all of them are ours; the marker is, as long as nobody else's processor generates classes with it in the same round. */
    static boolean isDue(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return !annotations.isEmpty()
                && annotations.stream()
                        .filter(Claim::isMarker)
                        .flatMap(marker -> round.getElementsAnnotatedWith(marker).stream())
                        .allMatch(Claim::isMarkedByUs);
    }

    static boolean isMarker(TypeElement annotation) {
        return annotation.getQualifiedName().contentEquals(GENERATED_MARKER);
    }

    private static boolean isMarkedByUs(Element generated) {
        Generated marker = generated.getAnnotation(Generated.class);
        return marker != null && List.of(marker.value()).equals(List.of(LockkeeperProcessor.class.getName()));
    }
}
