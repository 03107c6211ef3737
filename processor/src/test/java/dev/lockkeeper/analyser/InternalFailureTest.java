package dev.lockkeeper.analyser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import dev.lockkeeper.analyser.fact.ClassFacts;
import dev.lockkeeper.analyser.rule.FactRule;
import dev.lockkeeper.analyser.rule.Report;
import dev.lockkeeper.finding.Rule;
import dev.lockkeeper.finding.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

class InternalFailureTest {
    private static final FactRule BROKEN = new FactRule() {
        @Override
        public Rule rule() {
            return Rule.GUARDED_BY;
        }

        @Override
        public void check(ClassFacts facts, Report report) {
            throw new IllegalStateException("a defect");
        }
    };

    @Test
    void aDefectOfTheCheckerIsOneWarningAndTheClassIsCompiled() {
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        String source = """
                final class Account {
                    @dev.lockkeeper.GuardedBy("this") private long balance;
                    synchronized long f() { return g(); }
                    @dev.lockkeeper.GuardedBy("this") long g() { return balance; }
                }
                """;
        MemoryOutput output = new MemoryOutput(
                ToolProvider.getSystemJavaCompiler().getStandardFileManager(collector, Locale.ROOT, null));
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        output,
                        collector,
                        List.of(
                                "-proc:none",
                                "-processorpath",
                                "",
                                "-classpath",
                                System.getProperty("java.class.path")),
                        null,
                        List.of(new MemorySource("Account.java", source)));
        task.addTaskListener(checkingWith(task, BROKEN));

        assertThat(task.call()).isTrue();
        assertThat(output.classes()).containsKey("Account");
        assertThat(collector.getDiagnostics()).hasSize(1);
        Diagnostic<? extends JavaFileObject> only = collector.getDiagnostics().get(0);
        assertThat(only.getKind()).isEqualTo(Diagnostic.Kind.WARNING);
        assertThat(only.getMessage(Locale.ROOT))
                .contains(
                        "'Account' could not be checked",
                        "a defect",
                        "https://github.com/lockkeeper/lockkeeper/issues");
    }

    private static TaskListener checkingWith(JavacTask task, FactRule rule) {
        return new TaskListener() {
            @Override
            public void finished(TaskEvent event) {
                if (event.getKind() == TaskEvent.Kind.ANALYZE) {
                    new Checker(
                                    task,
                                    Settings.parse(Map.of()),
                                    () -> List.of(rule),
                                    new Mentions(task.getElements()),
                                    new ParsedFiles(task.getElements(), task.getTypes()),
                                    new ClassSources())
                            .check(
                                    event.getCompilationUnit(),
                                    (ClassTree) event.getCompilationUnit()
                                            .getTypeDecls()
                                            .get(0),
                                    event.getTypeElement());
                }
            }
        };
    }

    @Test
    void fieldsThatAreExplainedByEachOtherEndSomewhere() {
        Snippet.check("""
                final class Node {
                    @GuardedBy("this") private int n;
                    private final Node root;
                    private final Node parent;
                    private Node(Node parent) { this.root = parent.root; this.parent = parent; }
                    int depth() { synchronized (root) { return 1; } }
                    synchronized int n() { return n; }
                }
                """);
        Snippet.check("""
                class Left {
                    final Object mutex;
                    final Right other;
                    @GuardedBy("mutex") private int n;
                    Left(Right other) { this.other = other; mutex = other.mutex; }
                    int n() { synchronized (mutex) { return n; } }
                }
                """, """
                class Right {
                    final Object mutex;
                    final Left other;
                    Right(Left other) { this.other = other; mutex = other.mutex; }
                }
                """);
    }

    @Test
    void lambdasOfInitialisersBelongToNoMethod() {
        Snippet.check("""
                class Parsers {
                    @GuardedBy("this") private int n;
                    static { Consumer<Boolean> parsing = isOpen -> { if (isOpen) new Parsers(); }; }
                    { Consumer<Boolean> parsing = isOpen -> { if (isOpen) new Parsers(); }; }
                    Consumer<Boolean> parsing = isOpen -> { if (isOpen) new Parsers(); };
                    synchronized int n() { return n; }
                }
                """);
    }

    @Test
    void sourcesWithErrorsAreNoDefectOfTheChecker() {
        List<Snippet.Reported> reported = Snippet.of("""
                class Broken {
                    @GuardedBy("this") private int n;
                    boolean reference(List<Missing> all) {
                        return all.stream().anyMatch(each -> List.of(1).stream().anyMatch(each::matches));
                    }
                    synchronized void call(Missing missing) { missing.call(n); missing.field++; new Missing(n) {}; }
                    void later() { new Thread(missing::run).start(); Missing.run(() -> n++).then(this::gone); }
                }
                """).diagnose();
        assertThat(reported).extracting(Snippet.Reported::text).noneMatch(text -> text.contains("lockkeeper:internal"));
    }

    @Test
    void whatFollowsFromErrorsOfTheCompilerIsNotReported() {
        List<Snippet.Reported> reported = Snippet.of("""
                class Typo {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int n;
                    void name() { lokc.lock(); try { n++; } finally { lock.unlock(); } }
                    void method() { lock.lokc(); helper(); }
                    private void helper() { n++; }
                    void monitor() { synchronized (lokc) { n++; } }
                    void release() { lock.lock(); n++; lock.unlokc(); }
                }
                """, """
                class Annotation {
                    @GuardedBy("this") private int n;
                    @GuardetBy("this") private void add() { n++; }
                    synchronized void both() { add(); }
                }
                """).diagnose();
        assertThat(reported).hasSize(5).allMatch(each -> each.rule().equals("javac"));
    }

    @Test
    void errorsOfTheCompilerInOneClassSilenceNoOther() {
        List<Snippet.Reported> reported = Snippet.of("""
                class Broken {
                    @GuardedBy("this") private int n;
                    void add() { n++; missing(); }
                }
                """, """
                class Whole {
                    @GuardedBy("this") private int n;
                    void add() { n++; }
                }
                """).diagnose();
        assertThat(reported).extracting(Snippet.Reported::rule).containsExactlyInAnyOrder("javac", "guarded-by");
    }

    /** A known limit, of which the page of the rule tells. */
    @Test
    void whoCallsWhatDoesNotCompileIsToldOfWhatThatDoes() {
        List<Snippet.Reported> reported = Snippet.of("""
                class Helper {
                    final Lock lock = new ReentrantLock();
                    void take() { lokc.lock(); }
                    void give() { lock.unlock(); }
                }
                """, """
                class User {
                    private final Helper helper = new Helper();
                    @GuardedBy("helper.lock") private int n;
                    void add() { helper.take(); try { n++; } finally { helper.give(); } }
                }
                """).diagnose();
        assertThat(reported).extracting(Snippet.Reported::rule).containsExactlyInAnyOrder("javac", "guarded-by");
    }
}
