package dev.lockkeeper.analyser.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import dev.lockkeeper.analyser.fact.LockTaken;
import dev.lockkeeper.analyser.flow.Extent;
import dev.lockkeeper.analyser.flow.PlainMethods;
import dev.lockkeeper.analyser.lock.FunctionalTypes;
import dev.lockkeeper.analyser.lock.GuardResolver;
import dev.lockkeeper.analyser.lock.GuardTable;
import dev.lockkeeper.analyser.lock.GuardedTypes;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import dev.lockkeeper.analyser.task.HarmlessTypes;
import dev.lockkeeper.scope.ScopedNames;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is plain is not looked at any further: nothing that a rule could say something of may be taken for it. */
class PlainClassesTest {
    private static final String CLASS = """
            package sample;
            import dev.lockkeeper.GuardedBy;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.locks.*;
            class Account {
                private final ReentrantLock lock = new ReentrantLock();
                private final ReentrantLock other = new ReentrantLock();
                private final Object monitor = new Object();
                private final ReadWriteLock sides = new ReentrantReadWriteLock();
                private static final Object COMMON = new Object();
                @GuardedBy("lock") private long balance;
                @GuardedBy("lock") private String owner = "nobody";
                @GuardedBy("lock") private final List<String> entries = new ArrayList<>();
                @GuardedBy("monitor") private int seen;
                @GuardedBy("this") private int own;
                private Object open;
                private List<String> shared;
                %s
            }
            class Elsewhere {
                final ConcurrentMap<String, String> map = new ConcurrentHashMap<>();
            }
            """;

    private static final String SECTION = "lock.lock(); try { %s } finally { lock.unlock(); }";

    private static final String NOTE = "private void note(long amount) { entries.add(owner + amount); } ";
    private static final String RAISE = "private void raise() { own++; } ";
    private static final String CALL = "lock.lock(); try { note(1); } finally { lock.unlock(); } ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "balance++; owner = \"n\"; entries.add(owner + balance); for (String e : entries) { owner = e; }",
                "if (entries.isEmpty() || this.entries == null) { balance -= Math.max(1, 2); } else { throw new IllegalStateException(owner); }",
                "for (int i = 0; i < 3; i++) { if (i == 1) continue; balance = i; } while (balance > 0) { balance--; break; }",
                "try { entries.get(0); } catch (RuntimeException e) { balance = 0; }",
                "switch (owner) { case \"a\": balance = 1; break; default: balance = owner.length(); }"
            })
    void whatIsUsedBetweenTakingItsLockAndReleasingItIsPlain(String code) {
        assertThat(isPlain("void m() { " + SECTION.formatted(code) + " }")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Account(String name) { owner = name; balance = 1; entries.add(name); }",
                "synchronized int own() { return own; } int more() { synchronized (this) { return own + 1; } }",
                "void m() { synchronized (monitor) { seen++; } synchronized (monitor) { seen--; } }",
                "boolean m(Account a) { lock.lock(); try { return a == this; } finally { lock.unlock(); } }",
                "void m() throws InterruptedException { lock.lockInterruptibly(); try { balance++; } finally { lock.unlock(); } }",
                "int m(int[] n, List<String> l) { int sum = 0; for (int i : n) sum += i; for (String s : l) sum += s.length(); return sum; }"
            })
    void otherPlainWaysToHoldLocksArePlainToo(String members) {
        assertThat(isPlain(members)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                NOTE + "void m() { " + CALL
                        + "} void n() { lock.lock(); try { this.note(2); } finally { lock.unlock(); } }",
                NOTE + "void m() { " + CALL + "} Account() { note(1); }",
                NOTE
                        + "void m() { lock.lock(); try { twice(); } finally { lock.unlock(); } } private void twice() { note(1); note(2); }",
                RAISE + "synchronized void m() { raise(); } void n() { synchronized (this) { raise(); } }",
                "private void down(int n) { if (balance > n) { balance--; down(n - 1); } } "
                        + "void m() { lock.lock(); try { down(3); } finally { lock.unlock(); } }",
                "private static int longest(String text) { return Math.max(text.length(), 3); } "
                        + "private final int most = longest(\"a\"); int m(String s) { return longest(s); } "
                        + "void n() { lock.lock(); try { balance = longest(owner); } finally { lock.unlock(); } }"
            })
    void aPrivateMethodIsPlainIfItIsSoWithWhatEachOfItsCallersHolds(String members) {
        assertThat(isPlain(members)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                NOTE,
                NOTE + "void m() { note(1); }",
                NOTE + "void m() { " + CALL + "note(2); }",
                NOTE + "void m() { " + CALL + "} private void never() { note(2); }",
                NOTE + "void m() { " + CALL + "} synchronized void n() { note(2); }",
                NOTE + "void m(Account a) { lock.lock(); try { note(1); a.note(1); } finally { lock.unlock(); } }",
                NOTE + "void m() { " + CALL + "} Runnable n() { return () -> note(2); }",
                NOTE + "Account() { note(1); } void m() { note(1); }",
                RAISE + "void m() { lock.lock(); try { raise(); } finally { lock.unlock(); } }",
                "private void see() { synchronized (monitor) { seen++; } } void m() { see(); }",
                "private synchronized void see() { own++; } void m() { lock.lock(); try { see(); } finally { lock.unlock(); } }",
                "private void wakeUp() { monitor.notifyAll(); } void m() { synchronized (monitor) { wakeUp(); } }",
                "private List<String> all() { return entries; } "
                        + "void m() { lock.lock(); try { all().clear(); } finally { lock.unlock(); } }"
            })
    void aPrivateMethodIsNotPlainIfOneOfItsCallersDoesNotMakeItSo(String members) {
        assertThat(isPlain(members)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "balance++; lock.unlock(); lock.lock();",
                "other.lock(); try { balance++; } finally { other.unlock(); }",
                "synchronized (monitor) { balance++; }",
                "Runnable later = () -> balance++;",
                "Runnable later = new Runnable() { public void run() { balance++; } };",
                "Comparator<String> c = String::compareTo;",
                "List<String> alias = entries;",
                "shared = entries;",
                "Collections.sort(entries);",
                "helper();",
                "a.helper();",
                "a.balance++;",
                "seen++;",
                "own++;",
                "Thread.sleep(1);",
                "monitor.notifyAll();",
                "notifyAll();",
                "new Account().helper();",
                "new Thread().start();",
                "Objects.requireNonNull(this);",
                "Objects.requireNonNull(lock);",
                "if (lock.isHeldByCurrentThread()) { balance++; }",
                "if (balance < a.balance) { }",
                "if (owner.compareTo(\"x\") > 0) { }",
                "try (AutoCloseable c = null) { balance++; }",
                "new Timer().cancel();"
            })
    void whatNeedsAThoughtIsNotPlain(String code) {
        assertThat(isPlain("void helper() {} void m(Account a) throws Exception { " + SECTION.formatted(code) + " }"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "long m() { return balance; }",
                "void m() { synchronized (lock) { balance++; } }",
                "synchronized void m() { balance++; }",
                "static synchronized void m() { }",
                "void m() { lock.lock(); balance++; lock.unlock(); }",
                "void m() { lock.lock(); String s = \"\"; try { balance++; } finally { lock.unlock(); } }",
                "void m() { try { lock.lock(); balance++; } finally { lock.unlock(); } }",
                "void m() { lock.lock(); try { balance++; } finally { other.unlock(); } }",
                "void m() { lock.lock(); try { balance++; } finally { lock.unlock(); balance++; } }",
                "void m() { lock.lock(); try { balance++; } catch (RuntimeException e) { } }",
                "void m() { if (own() > 0) lock.lock(); } int own() { return 1; }",
                "void m() { if (lock.tryLock()) { try { balance++; } finally { lock.unlock(); } } }",
                "void m() { sides.writeLock().lock(); }",
                "void m() { synchronized (COMMON) { } }",
                "void m() { synchronized (Account.class) { } }",
                "Account(Account a) { a.balance = 1; }",
                "Account(Object o) { open = o; }",
                "Account(List<Account> all) { all.add(this); balance = 1; }",
                "Account() { Runnable r = () -> balance++; r.run(); }",
                "List<String> m() { lock.lock(); try { return entries; } finally { lock.unlock(); } }",
                "Lock m() { return lock; }",
                "void m(Runnable r) { lock.lock(); try { r.run(); } finally { lock.unlock(); } }",
                "void m(Iterator<String> i) { lock.lock(); try { i.next(); } finally { lock.unlock(); } }",
                "@GuardedBy(\"lock\") void m() { balance++; }",
                "@GuardedBy(\"nothing\") int wrong;",
                "@GuardedBy(\"lock\") static int wrong;",
                "private Object free; @GuardedBy(\"free\") int wrong;",
                "private final Object given; @GuardedBy(\"given\") int x; Account(Object o) { given = o; }",
                "private final Object none = null; @GuardedBy(\"none\") int x;",
                "private final Object alias = monitor; @GuardedBy(\"alias\") int x;",
                "@GuardedBy(\"itself\") private final List<String> l = new ArrayList<>(); void m() { synchronized (l) { l.clear(); } }",
                "private final ConcurrentMap<String, String> map = new ConcurrentHashMap<>();",
                "private final Condition ready = lock.newCondition();",
                "static class Inner { }",
                "void m(Elsewhere e) { if (!e.map.containsKey(\"a\")) { e.map.put(\"a\", \"b\"); } }",
                "{ balance = 1; }",
                "@dev.lockkeeper.Atomic volatile int n; void m() { n++; }",
                "@dev.lockkeeper.Worker void work() { }"
            })
    void membersThatNeedAThoughtAreNotPlain(String members) {
        String source = CLASS.formatted(members);
        String fields = members.contains("sides") ? source : source.replaceAll(".* sides = .*", "");
        assertThat(find(fields, Extent.CLASS)).isEmpty();
    }

    @Test
    void eachSectionIsAnAcquisitionWithNothingHeld() {
        List<LockTaken> taken = find(
                        source("synchronized void a() { own++; } void b() { " + SECTION.formatted("balance++;") + " }"),
                        Extent.LOCKS)
                .orElseThrow();
        assertThat(taken).extracting(each -> each.routine().text()).containsExactly("Account.a", "Account.b");
        assertThat(taken).allMatch(each -> each.held().isEmpty() && !each.isOrdered());
    }

    @Test
    void whereTasksAreFollowedFieldsWithoutAGuardAreNotPlain() {
        String use = "int m() { return shared.size(); }";
        assertThat(find(source(use), Extent.LOCKS)).isPresent();
        assertThat(find(source(use), Extent.TASKS)).isEmpty();
        assertThat(find(source("synchronized void m() { own++; }"), Extent.TASKS))
                .isPresent();
    }

    private static boolean isPlain(String members) {
        return find(source(members), Extent.CLASS).isPresent();
    }

    private static String source(String members) {
        return CLASS.formatted(members).replaceAll(".* sides = .*", "");
    }

    /** The locks taken, if the class is plain. */
    private static Optional<List<LockTaken>> find(String source, Extent extent) {
        List<Optional<List<LockTaken>>> found = new ArrayList<>();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("memory:///sample/Account.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options = List.of(
                "-proc:none", "-processorpath", "", "-classpath", System.getProperty("java.class.path"), "-nowarn");
        JavacTask task = (JavacTask)
                ToolProvider.getSystemJavaCompiler().getTask(null, null, null, options, null, List.of(file));
        task.addTaskListener(new TaskListener() {
            @Override
            public void finished(TaskEvent event) {
                if (event.getKind() == TaskEvent.Kind.ANALYZE
                        && event.getTypeElement().getSimpleName().contentEquals("Account")) {
                    found.add(find(task, event, extent));
                }
            }
        });
        try {
            task.analyze();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertThat(found).as(source).hasSize(1);
        return found.get(0);
    }

    private static Optional<List<LockTaken>> find(JavacTask task, TaskEvent event, Extent extent) {
        TypeHierarchy hierarchy = new TypeHierarchy();
        GuardTable guards = new GuardTable(
                new GuardResolver(hierarchy, new ScopedNames(task.getElements(), name -> Optional.empty())));
        Tree tree = event.getCompilationUnit().getTypeDecls().get(0);
        return new PlainClasses(
                        Trees.instance(task),
                        task.getElements(),
                        guards,
                        hierarchy,
                        new FunctionalTypes(hierarchy),
                        new GuardedTypes(hierarchy, guards),
                        new HarmlessTypes(),
                        new PlainMethods())
                .find(event.getCompilationUnit(), (ClassTree) tree, event.getTypeElement(), extent)
                .map(facts -> facts.of(LockTaken.class).toList());
    }
}
