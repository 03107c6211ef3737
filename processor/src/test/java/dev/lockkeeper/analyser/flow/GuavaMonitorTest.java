package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Guava's monitors, and the guards that are asked while the monitor is occupied. */
class GuavaMonitorTest {
    private static final String MONITOR = """
            package com.google.common.util.concurrent;
            public class Monitor {
                public abstract static class Guard {
                    protected Guard(Monitor monitor) {}
                    public abstract boolean isSatisfied();
                }
                public Guard newGuard(java.util.function.BooleanSupplier satisfied) { return null; }
                public void enter() {}
                public void enterWhen(Guard guard) throws InterruptedException {}
                public boolean tryEnterIf(Guard guard) { return true; }
                public void waitFor(Guard guard) throws InterruptedException {}
                public boolean isOccupiedByCurrentThread() { return true; }
                public void leave() {}
            }
            """;

    private static void check(String members) {
        Snippet.check(MONITOR, """
                import com.google.common.util.concurrent.Monitor;
                import dev.lockkeeper.GuardedBy;
                class Account {
                    final Monitor monitor = new Monitor();
                    @GuardedBy("monitor") int x;
                """ + members + "}");
    }

    @Test
    void guardsAreAskedWithTheMonitorOccupied() {
        check("""
                final Monitor.Guard rich = new Monitor.Guard(monitor) {
                    @Override public boolean isSatisfied() { return x > 100; }
                };
                final Monitor.Guard poor = monitor.newGuard(() -> x < 100);
                class Broke extends Monitor.Guard {
                    Broke() { super(monitor); }
                    @Override public boolean isSatisfied() { return x == 0; }
                }
                """);
    }

    @Test
    void otherCodeOfGuardsAndOtherMonitorsAreReported() {
        check("""
                final Monitor other = new Monitor();
                final Monitor.Guard poor = other.newGuard(() -> x < 100); // :: guarded-by
                final Monitor.Guard rich = new Monitor.Guard(monitor) {
                    @Override public boolean isSatisfied() { return true; }
                    @Override public String toString() { return "more than " + x; } // :: guarded-by
                };
                """);
    }

    @Test
    void enteringWhenAGuardIsSatisfiedHoldsTheMonitor() {
        check("""
                void f(Monitor.Guard guard) throws InterruptedException {
                    monitor.enterWhen(guard);
                    try {
                        monitor.waitFor(guard);
                        x++;
                    } finally {
                        monitor.leave();
                    }
                }
                void g(Monitor.Guard guard) {
                    if (monitor.tryEnterIf(guard)) {
                        try {
                            x++;
                        } finally {
                            monitor.leave();
                        }
                    }
                    x++; // :: guarded-by
                }
                void h() {
                    assert monitor.isOccupiedByCurrentThread();
                    x++;
                }
                """);
    }

    @Test
    void privateMethodsThatOnlyGuardsCallHoldTheMonitor() {
        check("""
                final Monitor.Guard byReference = monitor.newGuard(this::isFull);
                private boolean isFull() { return x > 100; }
                final Monitor.Guard byLambda = monitor.newGuard(() -> isEmpty());
                private boolean isEmpty() { return x == 0; }
                final Monitor.Guard byClass = new Monitor.Guard(monitor) {
                    @Override public boolean isSatisfied() { return isOdd(); }
                };
                private boolean isOdd() { return x % 2 == 1; }
                """);
    }

    @Test
    void privateMethodsThatOthersCallOrGuardsOfOtherMonitorsAreReported() {
        check("""
                final Monitor.Guard full = monitor.newGuard(this::isFull);
                private boolean isFull() { return x > 100; } // :: guarded-by
                boolean mayBeFull() { return isFull(); }
                final Monitor other = new Monitor();
                final Monitor.Guard empty = other.newGuard(this::isEmpty);
                private boolean isEmpty() { return x == 0; } // :: guarded-by
                """);
    }

    @Test
    void whoWaitsForAGuardIsInside() {
        check("""
                private final Monitor.Guard some = monitor.newGuard(() -> x > 0);
                void inside() throws InterruptedException {
                    monitor.enter();
                    try {
                        monitor.waitFor(some);
                        x++;
                    } finally {
                        monitor.leave();
                    }
                }
                """);
    }

    @Test
    void toWaitForAGuardOutsideIsReported() {
        check("""
                private final Monitor.Guard some = monitor.newGuard(() -> x > 0);
                void outside() throws InterruptedException {
                    monitor.enter();
                    try { x++; } finally { monitor.leave(); }
                    monitor.waitFor(some); // :: lock-unheld
                }
                """);
    }
}
