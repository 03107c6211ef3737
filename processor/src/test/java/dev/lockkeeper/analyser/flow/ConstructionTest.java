package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Objects that nobody else knows yet. */
class ConstructionTest {
    /** A class with a lock and a guarded field, for the methods of a test. */
    private static String account(String methods) {
        return "class Account { final Lock lock = new ReentrantLock(); @GuardedBy(\"lock\") int x; "
                + "void work() throws RuntimeException {} boolean is() { return true; }\n" + methods + "}";
    }

    @Test
    void constructorsAndInitialisersAreExemptForTheirOwnObject() {
        Snippet.check("""
                class Account {
                    static final Object ALL = new Object();
                    @GuardedBy("ALL") static int total = 3;
                    @GuardedBy("this") int x = 1;
                    @GuardedBy("this") int y = x + 1;
                    static {
                        total = 4;
                    }
                    {
                        x = 2;
                        init();
                    }
                    Account(Account other) {
                        x = 3;
                        helper();
                        y = other.x; // :: guarded-by
                        total = 5; // :: guarded-by
                    }
                    private void helper() {
                        x++;
                    }
                    private void init() {
                        x++;
                    }
                }
                """);
    }

    @Test
    void anObjectThatHasEscapedIsNotExempt() {
        Snippet.check("""
                class Account implements Runnable {
                    static Account last;
                    @GuardedBy("this") int x;
                    Account(Executor executor) {
                        x = 1;
                        executor.execute(this);
                        x = 2; // :: guarded-by
                    }
                    Account(int ignored) {
                        last = this;
                        x = 2; // :: guarded-by
                    }
                    Account() {
                        new Thread(this).start();
                        x = 2; // :: guarded-by
                    }
                    Account(String ignored) {
                        Runnable later = new Runnable() {
                            @Override public void run() {
                                x++; // :: guarded-by
                            }
                        };
                        x = 1;
                        new Thread(later).start();
                    }
                    @Override public void run() {}
                }
                """);
    }

    @Test
    void objectsMadeHereNeedNoLockUntilTheyArePassedOn() {
        Snippet.check(account("""
                static Account shared;
                static Account open(List<Account> all) {
                    Account account = new Account();
                    account.x = 3;
                    all.add(account);
                    account.x = 4; // :: guarded-by
                    return account;
                }
                static void share() {
                    Account account = new Account();
                    account.x = 3;
                    shared = account;
                    account.x = 4; // :: guarded-by
                }
                """));
    }

    @Test
    void aPrivateMethodThatIsAlsoCalledElsewhereIsNotExempt() {
        Snippet.check("""
                class Account {
                    @GuardedBy("this") int x;
                    Account() {
                        helper();
                    }
                    void f() {
                        helper();
                    }
                    private void helper() {
                        x++; // :: guarded-by
                    }
                }
                """);
    }
}
