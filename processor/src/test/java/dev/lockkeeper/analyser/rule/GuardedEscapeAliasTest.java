package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

class GuardedEscapeAliasTest {
    @Test
    void elementsOfWhatAVariableHoldsAreReportedWithoutTheLock() {
        Snippet.check("""
                class Store {
                    @GuardedBy("this") private final List<String> names = new ArrayList<>();
                    @GuardedBy("this") private int[] counts = {1};
                    Runnable later;
                    void each() {
                        List<String> all;
                        synchronized (this) { all = names; }
                        for (String name : all) System.out.println(name); // :: guarded-escape
                    }
                    int items() {
                        int[] each;
                        synchronized (this) { each = counts; }
                        each[0]++; // :: guarded-escape
                        each[0] = 3; // :: guarded-escape
                        Arrays.fill(each, 1); // :: guarded-escape
                        for (int count : each) System.out.println(count); // :: guarded-escape
                        return each[0]; // :: guarded-escape
                    }
                    synchronized void later() {
                        int[] each = counts;
                        later = () -> each[0]++; // :: guarded-escape
                    }
                }
                """);
    }

    @Test
    void elementsOfCopiesAreNotReported() {
        Snippet.check("""
                class Store {
                    @GuardedBy("this") private final List<String> names = new ArrayList<>();
                    @GuardedBy("this") private List<String> open = new ArrayList<>();
                    @GuardedBy("this") private final int[] counts = {1};
                    void copies() {
                        List<String> all;
                        int[] each;
                        synchronized (this) {
                            all = new ArrayList<>(names);
                            each = counts.clone();
                        }
                        for (String name : all) System.out.println(name);
                        each[0]++;
                        for (int count : each) System.out.println(count);
                    }
                    void drain() {
                        List<String> all;
                        synchronized (this) {
                            open.add("x");
                            all = open;
                            open = new ArrayList<>();
                        }
                        for (String name : all) System.out.println(name);
                        all.clear();
                    }
                }
                """);
    }

    @Test
    void elementsAreNotReportedWhileTheLockIsHeld() {
        Snippet.check("""
                class Store {
                    @GuardedBy("this") private final List<String> names = new ArrayList<>();
                    @GuardedBy("this") private final int[] counts = {1};
                    synchronized void held() {
                        List<String> all = names;
                        int[] each = counts;
                        for (String name : all) each[name.length()]++;
                        all.forEach(name -> each[0] = name.length());
                        help(each);
                    }
                    private void help(int[] each) { each[0]++; }
                    void ofAnother() {
                        int[] each = new int[2];
                        each[0]++;
                        synchronized (this) { each[1] = counts[0]; }
                        for (int count : each) System.out.println(count);
                    }
                    Store() {
                        int[] each = counts;
                        each[0] = 7;
                        for (String name : names) System.out.println(name);
                    }
                }
                """);
    }

    @Test
    void whatIsReplacedAndNeverChangedMayBeReadWithoutTheLock() {
        Snippet.check("""
                class Store {
                    @GuardedBy("this") private Runnable[] listeners = {};
                    @GuardedBy("this") private List<String> names = new ArrayList<>();
                    synchronized void add(Runnable listener) {
                        Runnable[] more = Arrays.copyOf(listeners, listeners.length + 1);
                        more[listeners.length] = listener;
                        listeners = more;
                    }
                    void fire() {
                        Runnable[] all;
                        synchronized (this) { all = listeners; }
                        for (Runnable listener : all) listener.run();
                        all[0].run();
                    }
                    void add(String name) {
                        synchronized (this) {
                            List<String> more = new ArrayList<>(names);
                            more.add(name);
                            names = more;
                        }
                    }
                    void print() {
                        List<String> all;
                        synchronized (this) { all = names; }
                        for (String name : all) System.out.println(name);
                        all.forEach(System.out::println);
                    }
                }
                """);
    }

    @Test
    void whatIsReplacedAndChangedIsReported() {
        Snippet.check("""
                class Store {
                    @GuardedBy("this") private List<String> names = new ArrayList<>();
                    synchronized void clear() { names = new ArrayList<>(); }
                    synchronized void add(String name) { names.add(name); }
                    void print() {
                        List<String> all;
                        synchronized (this) { all = names; }
                        for (String name : all) System.out.println(name); // :: guarded-escape
                        all.forEach(System.out::println); // :: guarded-escape
                    }
                }
                class Other {
                    @GuardedBy("this") private List<String> names = new ArrayList<>();
                    synchronized void replace() { names = new ArrayList<>(names); }
                    void add() {
                        List<String> all;
                        synchronized (this) { all = names; }
                        all.add("x"); // :: guarded-escape
                    }
                }
                """);
    }

    @Test
    void ofSeveralGuardsEachIsNeeded() {
        Snippet.check("""
                import java.util.*;
                @interface GuardedBy { String[] value(); }
                class Store {
                    private final Object first = new Object();
                    private final Object second = new Object();
                    @GuardedBy({"first", "second"}) private final List<String> names = new ArrayList<>();
                    void both() {
                        synchronized (first) {
                            synchronized (second) {
                                List<String> all = names;
                                all.add("x");
                            }
                        }
                    }
                    void firstOnly() {
                        List<String> all;
                        synchronized (first) {
                            synchronized (second) { all = names; }
                            all.add("x"); // :: guarded-escape
                        }
                    }
                    void secondOnly() {
                        List<String> all;
                        synchronized (first) {
                            synchronized (second) { all = names; }
                        }
                        synchronized (second) { all.add("x"); } // :: guarded-escape
                    }
                }
                """);
    }
}
