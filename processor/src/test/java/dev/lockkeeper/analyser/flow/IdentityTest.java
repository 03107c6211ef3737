package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Which expressions denote the same object. */
class IdentityTest {
    /** A class with a lock and a guarded field, for the methods of a test. */
    private static String account(String methods) {
        return "class Account { final Lock lock = new ReentrantLock(); @GuardedBy(\"lock\") int x; "
                + "void work() throws RuntimeException {} boolean is() { return true; }\n" + methods + "}";
    }

    @Test
    void finalAliasesOfReceiversAndLocksAreTheSame() {
        Snippet.check(account("""
                final Lock same = lock;
                void f(Account other) {
                    final Account alias = other;
                    final Lock held = alias.lock;
                    held.lock();
                    try {
                        other.x++;
                        alias.x++;
                        x++; // :: guarded-by
                    } finally {
                        other.lock.unlock();
                    }
                }
                void g() {
                    same.lock();
                    try {
                        x++;
                    } finally {
                        lock.unlock();
                    }
                }
                """));
    }

    @Test
    void fieldsThatKeepPartsOfParametersAreTheSame() {
        Snippet.check(account(""), """
                class Teller {
                    private final Account account;
                    private final Lock lock;
                    Teller(Account account) {
                        this.lock = account.lock;
                        this.account = account;
                    }
                    void f(Account other) {
                        lock.lock();
                        try {
                            account.x++;
                            other.x++; // :: guarded-by
                        } finally {
                            lock.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void reassignedVariablesAreOtherObjects() {
        Snippet.check(account("""
                void f(Account a, Account b) {
                    a.lock.lock();
                    a.x++;
                    a = b;
                    a.x++; // :: guarded-by
                }
                void g(Account a, Account b, boolean swap) {
                    Lock held = a.lock;
                    if (swap) {
                        held = b.lock;
                    }
                    held.lock();
                    a.x++; // :: guarded-by
                    held.unlock();
                }
                """));
    }

    @Test
    void fieldsThatAreAssignedToHoldOtherObjects() {
        Snippet.check(account("""
                Account partner;
                void f(Account next) {
                    partner.lock.lock();
                    partner.x++;
                    partner = next;
                    partner.x++; // :: guarded-by
                }
                """));
    }

    @Test
    void pathsAndGettersAreTheSameWhenTheyReadTheSame() {
        Snippet.check(account("""
                final Account parent = new Account();
                Lock lock() { return lock; }
                Account partner() { return parent; }
                Account unknown() { return new Account(); }
                void f() {
                    parent.lock.lock();
                    parent.x++;
                    parent.parent.x++; // :: guarded-by
                    partner().x++;
                    parent.lock.unlock();
                    lock().lock();
                    x++;
                    lock.unlock();
                }
                void g(List<Account> all) {
                    for (Account each : all) {
                        each.lock.lock();
                        try {
                            each.x++;
                            x++; // :: guarded-by
                        } finally {
                            each.lock.unlock();
                        }
                    }
                }
                void h(Account[] all, int i) {
                    synchronized (all[i]) {
                        all[i].lock.lock();
                        all[i].x++;
                        all[i + 1].x++; // :: guarded-by
                        all[i].lock.unlock();
                    }
                }
                """));
    }

    @Test
    void inheritedMembersAndLocksAreThoseOfThis() {
        Snippet.check(account("""
                        @GuardedBy("lock") void deposit() {}
                        """), """
                class Savings extends Account {
                    @GuardedBy("lock") int y;
                    void f() {
                        lock.lock();
                        try {
                            x++;
                            this.x++;
                            super.x++;
                            y++;
                            deposit();
                            super.deposit();
                        } finally {
                            super.lock.unlock();
                        }
                        super.deposit(); // :: guarded-by
                        deposit(); // :: guarded-by
                        y++; // :: guarded-by
                    }
                }
                """);
    }

    @Test
    void enclosingInstancesAreFound() {
        Snippet.check("""
                class Outer {
                    final Object lock = new Object();
                    @GuardedBy("lock") int x;
                    class Inner {
                        @GuardedBy("Outer.this.lock") int y;
                        @GuardedBy("this") int z;
                        void f() {
                            synchronized (lock) {
                                x++;
                                y++;
                                z++; // :: guarded-by
                            }
                            synchronized (Outer.this.lock) {
                                Outer.this.x++;
                                y++;
                            }
                            synchronized (this) {
                                z++;
                                x++; // :: guarded-by
                            }
                        }
                    }
                    void g(Inner inner) {
                        synchronized (lock) {
                            inner.y++;
                            inner.z++; // :: guarded-by
                        }
                        synchronized (inner) {
                            inner.z++;
                        }
                    }
                }
                """);
    }

    @Test
    void genericsRecordsEnumsAndInterfacesAreClassesLikeOthers() {
        Snippet.check("""
                class Box<T, L extends Lock> {
                    final L lock;
                    @GuardedBy("lock") T value;
                    Box(L lock) { this.lock = lock; }
                    static <S> S get(Box<S, ReentrantLock> box) {
                        box.lock.lock();
                        try {
                            return box.value;
                        } finally {
                            box.lock.unlock();
                        }
                    }
                    static <S> S wrong(Box<S, ?> box) {
                        return box.value; // :: guarded-by
                    }
                }
                """, """
                record Entry(List<String> list, Object lock) {
                    @GuardedBy("lock") static void ignored() {} // :: guarded-by-lock
                    @GuardedBy("lock") void f() {}
                    void g() {
                        f(); // :: guarded-by
                        synchronized (lock) {
                            f();
                        }
                        synchronized (lock()) {
                            f();
                        }
                    }
                }
                """, """
                enum Kind {
                    ONE {
                        @Override void f() {
                            synchronized (this) {
                                x++;
                            }
                            x++; // :: guarded-by
                        }
                    };
                    @GuardedBy("this") int x;
                    abstract void f();
                }
                """, """
                interface Guarded {
                    @GuardedBy("this") void f();
                    default void g() {
                        f(); // :: guarded-by
                        synchronized (this) {
                            f();
                        }
                    }
                }
                """);
    }

    @Test
    void fieldsGuardedByThemselvesAreNamedFreelyAndUsedUnderTheirLock() {
        Snippet.check("""
                class Names {
                    @GuardedBy("itself") final List<String> names = new ArrayList<>();
                    @GuardedBy("sizes") final Map<String, Integer> sizes = new HashMap<>();
                    int f() {
                        synchronized (names) {
                            names.add("x");
                        }
                        synchronized (sizes) {
                            sizes.put("x", 1);
                        }
                        names.add("y"); // :: guarded-by
                        for (String each : names) { // :: guarded-by
                            sizes.size(); // :: guarded-by
                        }
                        return names.size(); // :: guarded-by
                    }
                }
                """);
    }

    @Test
    void abstractGettersOfLocksAreThoseOfTheClassThatImplementsThem() {
        Snippet.check("""
                interface HasLock {
                    Lock lock();
                    default <T> T locked(Supplier<T> code) {
                        lock().lock();
                        try {
                            return code.get();
                        } finally {
                            lock().unlock();
                        }
                    }
                }
                final class Account implements HasLock {
                    private final Lock lock = new ReentrantLock();
                    private final Lock second = new ReentrantLock();
                    @GuardedBy("lock") private int x;
                    @GuardedBy("lock()") private int y;
                    @GuardedBy("second") private int z;
                    @Override public Lock lock() { return lock; }
                    int own() { return locked(() -> x + y); }
                    int ofAnother(Account other) { return other.locked(() -> other.x + other.y); }
                    int notOfAnother(Account other) { return other.locked(() -> x); } // :: guarded-by
                    int second() { return locked(() -> z); } // :: guarded-by
                }
                abstract class Above {
                    protected abstract Object mutex();
                    int twice(IntSupplier code) {
                        synchronized (mutex()) {
                            return 2 * code.getAsInt();
                        }
                    }
                }
                final class Below extends Above {
                    private final Object own = new Object();
                    @GuardedBy("mutex()") private int x;
                    @Override protected Object mutex() { return own; }
                    int f() { return twice(() -> x); }
                    int g() { return twice(() -> 1) + x; } // :: guarded-by
                }
                """);
    }
}
