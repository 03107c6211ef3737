package dev.lockkeeper.analyser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

class MissingClassNoticeTest {
    private static final String ACCOUNT = """
            class Account {
                @GuardedBy("this") long balance;
            }
            """;

    @Test
    void domainClassesWithoutGeneratedClassAreToldOnce() {
        List<Snippet.Reported> reported = Snippet.of(ACCOUNT, "class Hits { @Atomic volatile long total; }")
                .withArguments("rules=error")
                .diagnose();
        assertThat(reported).hasSize(1);
        assertThat(reported.get(0).kind()).isEqualTo(Diagnostic.Kind.WARNING);
        assertThat(reported.get(0).line()).isEqualTo(1);
        assertThat(reported.get(0).text())
                .startsWith("[lockkeeper:generate] 'Account' has no generated class 'ConcurrentAccount'")
                .contains("annotationProcessorPaths", "-processorpath", "-proc:full");
    }

    @Test
    void nestedDomainClassesAreFound() {
        assertThat(Snippet.of("class Bank { static class Account { @GuardedBy(\"this\") long balance; } }")
                        .withArguments("rules=error")
                        .diagnose())
                .extracting(Snippet.Reported::text)
                .allMatch(text -> text.contains("'ConcurrentBank_Account'"))
                .hasSize(1);
    }

    @Test
    void nothingIsSaidWhenTheClassIsThere() {
        assertThat(Snippet.of(ACCOUNT, "final class ConcurrentAccount extends Account {}")
                        .withArguments("rules=error")
                        .diagnose())
                .isEmpty();
    }

    @Test
    void nothingIsSaidWhenNoneIsWanted() {
        assertThat(Snippet.of(ACCOUNT).withArguments("generate=false").diagnose())
                .isEmpty();
    }

    @Test
    void nothingIsSaidOfClassesThatAreCheckedOnly() {
        assertThat(Snippet.of("""
                        final class Account {
                            @GuardedBy("this") long balance;
                            private static class Hidden { @GuardedBy("this") long balance; }
                            class Inner { @GuardedBy("this") long balance; }
                            enum Kind { ONE; @GuardedBy("this") long balance; }
                            static class Closed { @GuardedBy("this") long balance; private Closed() {} }
                        }
                        """).withArguments("rules=error").diagnose()).isEmpty();
    }

    @Test
    void nothingIsSaidWhenTheCompilerStopsBeforeProcessorsRun() {
        String misplaced = "@GuardedBy(\"this\") class Bank {}";
        assertThat(Snippet.of(ACCOUNT, misplaced).withArguments("rules=error").diagnose())
                .extracting(Snippet.Reported::rule)
                .containsExactly("javac");
        assertThat(Snippet.of(ACCOUNT, "class Bank { int f() { return 1 } }")
                        .withArguments("rules=error")
                        .with("-XDshould-stop.ifError=FLOW")
                        .diagnose())
                .extracting(Snippet.Reported::rule)
                .containsOnly("javac");
    }

    @Test
    void aGeneratedClassThatIsMissedIsToldWithWhatElseMayBeTheReason() {
        String teller = "class Teller { ConcurrentAccount account; }";
        assertThat(Snippet.of(ACCOUNT, teller).withArguments("rules=error").diagnose())
                .extracting(Snippet.Reported::text)
                .anySatisfy(
                        text -> assertThat(text)
                                .contains(
                                        "'Account' has no generated class 'ConcurrentAccount': no annotation processor ran, or"));
        assertThat(Snippet.of(ACCOUNT, "class Teller { /* ConcurrentAccount */ Missing account; }")
                        .withArguments("rules=error")
                        .diagnose())
                .extracting(Snippet.Reported::rule)
                .containsOnly("javac");
    }
}
