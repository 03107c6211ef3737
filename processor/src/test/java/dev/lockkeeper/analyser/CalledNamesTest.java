package dev.lockkeeper.analyser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CalledNamesTest {
    @Test
    void callsAndReferencesAreCounted() {
        assertThat(CalledNames.in("a(); b . c ( d(e) ); this::f; Type ::\n g; a();"))
                .isEqualTo(Map.of("a", 2, "c", 1, "d", 1, "f", 1, "g", 1));
    }

    @Test
    void namesThatAreNeitherAreNotCounted() {
        assertThat(CalledNames.in("int a = b; c[0]++; d :: new; case e: f : g; h<i> j;"))
                .containsOnlyKeys("new");
    }

    @Test
    void commentsAreNoCode() {
        assertThat(CalledNames.in("/* a() */ b /* c */ ( // d()\n e :: /* f */ g // h()"))
                .isEqualTo(Map.of("b", 1, "g", 1));
    }

    @Test
    void oneNameInsideAnotherIsNotMeant() {
        assertThat(CalledNames.in("recall(); call2(); call$(); _call();"))
                .containsOnlyKeys("recall", "call2", "call$", "_call");
    }

    @Test
    void aCommentThatNeverEndsEndsTheCode() {
        assertThat(CalledNames.in("a() /* b()")).isEqualTo(Map.of("a", 1));
        assertThat(CalledNames.in("")).isEmpty();
    }
}
