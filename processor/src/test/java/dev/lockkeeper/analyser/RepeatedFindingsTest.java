package dev.lockkeeper.analyser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One mistake is told once, though several ways lead to it; as warnings, of which the compiler itself drops none. */
class RepeatedFindingsTest {
    @Test
    void anUpdateOfAnAtomicFieldIsToldOnce() {
        assertThat(rules("""
                class Hits {
                    @Atomic volatile int hits;
                    void hit() { hits = hits + 1; }
                }
                """)).containsExactly("atomic-compound");
        assertThat(rules("""
                class Hits {
                    @Atomic volatile int hits;
                    void hit() { if (hits < 3) { hits++; } }
                }
                """)).containsOnlyOnce("atomic-compound");
    }

    @Test
    void whatStandsInAFinallyIsToldOnce() {
        assertThat(rules("""
                class Account {
                    private final Lock lock = new ReentrantLock();
                    private final Object other = new Object();
                    @GuardedBy("other") private int balance;
                    int f(int early) {
                        try {
                            if (early > 3) return 1;
                            while (early > 0) {
                                if (early-- == 2) throw new IllegalStateException();
                            }
                        } finally {
                            Runnable later = () -> balance++;
                            later.run();
                            lock.unlock();
                        }
                        return 0;
                    }
                }
                """)).containsExactlyInAnyOrder("guarded-by", "lock-unheld");
    }

    @Test
    void aUseThatIsCoveredDifferentlyOnSeveralWaysIsToldOnce() {
        assertThat(rules("""
                class Account {
                    private final ReadWriteLock lock = new ReentrantReadWriteLock();
                    @GuardedBy("lock") private int balance;
                    private void add() { balance++; }
                    void reading() {
                        lock.readLock().lock();
                        try {
                            add();
                        } finally {
                            lock.readLock().unlock();
                        }
                    }
                    void without() { add(); }
                    void withIt() {
                        lock.writeLock().lock();
                        try {
                            add();
                        } finally {
                            lock.writeLock().unlock();
                        }
                    }
                }
                """)).containsExactly("guarded-by");
    }

    @Test
    void aLockThatIsLeftOnSeveralWaysIsToldOnce() {
        assertThat(rules("""
                class Account {
                    private final Lock lock = new ReentrantLock();
                    int f(int early) {
                        lock.lock();
                        if (early > 3) return Integer.parseInt("3");
                        if (early > 2) return 2;
                        lock.unlock();
                        return 1;
                    }
                }
                """)).containsExactly("lock-leak");
    }

    private static List<String> rules(String source) {
        return Snippet.of(source).withArguments("generate=false rules=warn").diagnose().stream()
                .map(Snippet.Reported::rule)
                .toList();
    }
}
