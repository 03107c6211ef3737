package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Constructors and initialisers that only the class itself can run rely on what all creations of the object hold. */
class PrivateConstructorTest {
    /** A class with a guarded field, for the members of a test. */
    private static String account(String members) {
        return "class Account { @GuardedBy(\"this\") private int x; Account() {}\n" + members + "}";
    }

    @Test
    void whatAllCreationsHoldIsHeld() {
        Snippet.check(account("""
                private Account(Account other) {
                    x = other.x;
                }
                synchronized Account copy() {
                    return new Account(this);
                }
                static final class Built {
                    final int x;
                    private Built(Account builder) {
                        x = builder.x;
                    }
                }
                synchronized Built build() {
                    return new Built(this);
                }
                private record Snapshot(int x, int twice) {
                    Snapshot(Account of) {
                        this(of.x, 2 * of.x);
                    }
                }
                synchronized Object snapshot() {
                    return new Snapshot(this);
                }
                private static class Above {
                    final int x;
                    Above(Account of) {
                        x = of.x;
                    }
                }
                private static class Below extends Above {
                    Below(Account of) {
                        super(of);
                    }
                }
                synchronized Object below() {
                    return new Below(this);
                }
                """));
    }

    @Test
    void oneCreationWithoutTheLockIsEnough() {
        Snippet.check(account("""
                private static class Now {
                    final int x;
                    Now(Account of) {
                        x = of.x; // :: guarded-by
                    }
                }
                synchronized Object now() {
                    return new Now(this);
                }
                Object nowWithout() {
                    return new Now(this);
                }
                private static class Later {
                    final int x;
                    Later(Account of) {
                        x = of.x; // :: guarded-by
                    }
                }
                synchronized Supplier<Object> later() {
                    return () -> new Later(this);
                }
                private static class Other {
                    final int x;
                    Other(Account of) {
                        x = of.x; // :: guarded-by
                    }
                }
                synchronized Object other(Account other) {
                    return new Other(other);
                }
                private static class Never {
                    final int x;
                    Never(Account of) {
                        x = of.x; // :: guarded-by
                    }
                }
                private static class Above {
                    final int x;
                    Above(Account of) {
                        x = of.x; // :: guarded-by
                    }
                }
                static class Below extends Above {
                    Below(Account of) {
                        super(of);
                    }
                }
                synchronized Object above() {
                    return new Above(this);
                }
                """));
    }

    @Test
    void initialisersHoldWhatAllCreationsHold() {
        Snippet.check(account("""
                private final class Cursor {
                    final int from = x;
                }
                synchronized int from() {
                    return new Cursor().from;
                }
                private abstract class Shape {
                    final int size = x;
                    abstract int area();
                }
                synchronized Shape square() {
                    return new Shape() {
                        @Override int area() {
                            return size * size;
                        }
                    };
                }
                synchronized int local() {
                    class Local {
                        final int from = x;
                        final int to;
                        Local() {
                            to = x;
                        }
                    }
                    return new Local().from;
                }
                static Object ofAnother(Account other) {
                    synchronized (other) {
                        return new Object() {
                            final int from = other.x;
                        };
                    }
                }
                """));
    }

    @Test
    void initialisersThatSomeCreationRunsWithoutTheLockAreReported() {
        Snippet.check(account("""
                private class Cursor {
                    final int from = x; // :: guarded-by
                }
                Object cursor() {
                    return new Cursor();
                }
                synchronized Object cursorWithLock() {
                    return new Cursor();
                }
                class Open {
                    final int from = x; // :: guarded-by
                }
                synchronized Object open() {
                    return new Open();
                }
                private class Never {
                    final int from = x; // :: guarded-by
                }
                synchronized void local(Executor executor) {
                    class Local {
                        final int from = x; // :: guarded-by
                    }
                    executor.execute(Local::new);
                    executor.execute(() -> new Object() {
                        final int from = x; // :: guarded-by
                    });
                }
                """));
    }

    @Test
    void whatIsMadeIsStillKnownToNobody() {
        Snippet.check(account("""
                private static final Account FIRST = new Account(1);
                private Account(int x) {
                    this.x = x;
                    grow();
                }
                private void grow() {
                    x++;
                }
                private enum Kind {
                    SMALL(1), LARGE(2) { @Override int size() { return 2; } };
                    @GuardedBy("this") private int size;
                    Kind(int size) {
                        this.size = size;
                    }
                    synchronized int size() {
                        return size;
                    }
                }
                """));
    }

    @Test
    void methodsOfConstantsOfPrivateEnumsStartWhereTheyAreCalled() {
        Snippet.check(account("""
                private enum Action {
                    GROW {
                        @Override void on(Account account) {
                            account.x++;
                        }
                    },
                    SHRINK {
                        @Override void on(Account account) {
                            less(account);
                        }
                        void less(Account account) {
                            account.x--;
                        }
                    };
                    abstract void on(Account account);
                }
                synchronized void act(Action action) {
                    action.on(this);
                }
                """));
    }

    @Test
    void methodsOfConstantsThatOthersKnowStartAnywhere() {
        Snippet.check(account("""
                enum Open {
                    GROW {
                        @Override void on(Account account) {
                            account.x++; // :: guarded-by
                        }
                    };
                    abstract void on(Account account);
                }
                private enum Known implements Consumer<Account> {
                    GROW {
                        @Override public void accept(Account account) {
                            account.x++; // :: guarded-by
                        }
                    }
                }
                private enum CalledWithout {
                    GROW {
                        @Override void on(Account account) {
                            account.x++; // :: guarded-by
                        }
                    };
                    abstract void on(Account account);
                }
                synchronized void act(Open open, Known known, CalledWithout without) {
                    open.on(this);
                    known.accept(this);
                    without.on(this);
                }
                void actWithout(CalledWithout without) {
                    without.on(this);
                }
                """));
    }
}
