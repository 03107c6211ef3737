package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Two objects that are put into an order before they are locked: both are locked, whichever comes first. */
class OrderedPairTest {
    @Test
    void bothObjectsAreLockedWhicheverComesFirst() {
        Snippet.check("""
                class Account {
                    private final long id = 1;
                    @GuardedBy("this") private long balance;
                    static void sameQuestion(Account a, Account b) {
                        Account first = a.id < b.id ? a : b;
                        Account second = a.id < b.id ? b : a;
                        synchronized (first) {
                            synchronized (second) {
                                a.balance--;
                                b.balance++;
                            }
                        }
                    }
                    static void theOther(Account a, Account b) {
                        Account first = (Long.compare(a.id, b.id) < 0) ? a : b, second = (first == a) ? b : a;
                        synchronized (first) {
                            synchronized (second) {
                                a.balance--;
                                b.balance++;
                            }
                        }
                    }
                    static void asOften(Account a, List<Account> others) {
                        for (Account b : others) {
                            final Account first = a.id < b.id ? a : b;
                            final Account second = first != a ? a : b;
                            synchronized (first) {
                                synchronized (second) {
                                    a.balance--;
                                    b.balance++;
                                }
                            }
                        }
                    }
                    void withThis(Account other) {
                        Account first = id < other.id ? this : other;
                        Account second = first == this ? other : this;
                        synchronized (first) {
                            synchronized (second) {
                                balance--;
                                other.balance++;
                            }
                        }
                    }
                }
                """, """
                class Purse {
                    private final long id = 1;
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private long coins;
                    static void pay(Purse from, Purse to, long amount) {
                        Purse first = from.id < to.id ? from : to;
                        Purse second = from.id < to.id ? to : from;
                        first.lock.lock();
                        try {
                            second.lock.lock();
                            try {
                                from.coins -= amount;
                                to.coins += amount;
                            } finally {
                                second.lock.unlock();
                            }
                        } finally {
                            first.lock.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void oneOfThemIsNotLockedWhenTheOtherIsTakenTwice() {
        Snippet.check("""
                class Account {
                    private final long id = 1;
                    @GuardedBy("this") private long balance;
                    static void bothAlike(Account a, Account b) {
                        Account first = a.id < b.id ? a : b;
                        Account second = a.id < b.id ? a : b;
                        synchronized (first) {
                            synchronized (second) {
                                a.balance--; // :: guarded-by
                                b.balance++; // :: guarded-by
                            }
                        }
                    }
                    static void alikeByName(Account a, Account b) {
                        Account first = a.id < b.id ? a : b;
                        Account second = first == a ? a : b;
                        synchronized (first) {
                            synchronized (second) {
                                a.balance--; // :: guarded-by
                                b.balance++; // :: guarded-by
                            }
                        }
                    }
                    static void onlyTheFirst(Account a, Account b) {
                        Account first = a.id < b.id ? a : b;
                        Account second = a.id < b.id ? b : a;
                        synchronized (first) {
                            a.balance--; // :: guarded-by
                            second.balance++; // :: guarded-by
                            first.balance++;
                        }
                    }
                    static void anotherQuestion(Account a, Account b, boolean c) {
                        Account first = a.id < b.id ? a : b;
                        Account second = c ? b : a;
                        synchronized (first) {
                            synchronized (second) {
                                a.balance--; // :: guarded-by
                            }
                        }
                    }
                    static void afterwards(Account a, Account b) {
                        Account first = a.id < b.id ? a : b;
                        Account second = first == a ? b : a;
                        synchronized (first) {
                            synchronized (second) {
                                a.balance--;
                            }
                            b.balance++; // :: guarded-by
                        }
                    }
                }
                """);
    }
}
