package dev.lockkeeper.analyser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CodeNamesTest {
    @Test
    void callsAndReferencesAreCounted() {
        assertThat(CodeNames.in("a(); b . c ( d(e) ); this::f; Type ::\n g; a();"))
                .isEqualTo(Map.of("a", 2, "b", 0, "c", 1, "d", 1, "e", 0, "this", 0, "f", 1, "Type", 0, "g", 1));
    }

    @Test
    void otherNamesAreThereButNotCounted() {
        assertThat(CodeNames.in("int a = b; c[0]++; d :: new; case e: f : g; h<i> j;"))
                .containsOnlyKeys("int", "a", "b", "c", "d", "new", "case", "e", "f", "g", "h", "i", "j")
                .containsEntry("a", 0)
                .containsEntry("d", 0)
                .containsEntry("new", 1);
    }

    @Test
    void commentsAreNoCode() {
        assertThat(CodeNames.in("/* a() */ b /* c */ ( // d()\n e :: /* f */ g // h()"))
                .isEqualTo(Map.of("b", 1, "e", 0, "g", 1));
    }

    @Test
    void oneNameInsideAnotherIsNotMeant() {
        assertThat(CodeNames.in("recall(); call2(); call$(); _call();"))
                .containsOnlyKeys("recall", "call2", "call$", "_call");
    }

    @Test
    void aCommentThatNeverEndsEndsTheCode() {
        assertThat(CodeNames.in("a() /* b()")).isEqualTo(Map.of("a", 1));
        assertThat(CodeNames.in("")).isEmpty();
    }
}
