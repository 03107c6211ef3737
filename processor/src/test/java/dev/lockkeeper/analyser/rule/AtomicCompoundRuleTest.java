package dev.lockkeeper.analyser.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

class AtomicCompoundRuleTest {
    @Test
    void incrementsAndAssignmentsFromTheFieldItselfAreReported() {
        Snippet.check("""
                class Hits {
                    @Atomic volatile long total;
                    @Atomic static volatile int all;
                    @Atomic final int[] perHour = new int[24];
                    void hit(Hits other) {
                        total++; // :: atomic-compound
                        --this.total; // :: atomic-compound
                        other.total += 2; // :: atomic-compound
                        total = total + 1; // :: atomic-compound
                        total = 1 - this.total; // :: atomic-compound
                        Hits.all++; // :: atomic-compound
                        perHour[3]++; // :: atomic-compound
                        perHour[4] += 2; // :: atomic-compound
                    }
                }
                """);
    }

    @Test
    void aLockAroundItDoesNotHelp() {
        Snippet.check("""
                class Hits {
                    @Atomic volatile long total;
                    synchronized void hit() {
                        total++; // :: atomic-compound
                    }
                }
                """);
    }

    @Test
    void singleReadsAndWritesAreNotReported() {
        Snippet.check("""
                class Hits {
                    @Atomic volatile long total;
                    @Atomic volatile String last;
                    @Atomic final int[] perHour = new int[24];
                    void reset(long value) {
                        total = value;
                        last = "hit " + total;
                        perHour[3] = 0;
                        long read = total;
                        read++;
                    }
                }
                """);
    }

    @Test
    void fieldsWithoutTheAnnotationAreNotReported() {
        Snippet.check("""
                class Hits {
                    @Atomic volatile long total;
                    volatile long other;
                    void hit() {
                        other++;
                        int total = 0;
                        total++;
                    }
                }
                """);
    }

    @Test
    void anObjectThatNobodyElseKnowsIsNotReported() {
        Snippet.check("""
                class Hits {
                    static Hits shared;
                    @Atomic volatile long total;
                    Hits() {
                        total++;
                        shared = this;
                        total++; // :: atomic-compound
                    }
                    static Hits one() {
                        Hits hits = new Hits();
                        hits.total++;
                        return hits;
                    }
                }
                """);
    }

    @Test
    void hintsNameTheOperationThatDoesItInOneStep() {
        var reported = Snippet.of("""
                class Hits {
                    @Atomic volatile long total;
                    void hit(long n) {
                        total++;
                        total += n;
                        total *= 2;
                    }
                }
                """).diagnose();
        assertThat(reported)
                .extracting(Snippet.Reported::text)
                .containsExactly(
                        "[lockkeeper:atomic-compound] 'total++' is two steps, not one: another thread's update between them"
                                + " is lost\n  hint: call 'incrementTotal()' of the generated class; declare it here as"
                                + " 'abstract long incrementTotal();'",
                        "[lockkeeper:atomic-compound] 'total += n' is two steps, not one: another thread's update between"
                                + " them is lost\n  hint: call 'addTotal(…)' of the generated class; declare it here as"
                                + " 'abstract long addTotal(long delta);'",
                        "[lockkeeper:atomic-compound] 'total *= 2' is two steps, not one: another thread's update between"
                                + " them is lost\n  hint: call 'updateTotal(…)' of the generated class");
    }

    @Test
    void localVariablesOfTheSameNameAreNotReported() {
        Snippet.check("""
                class Hits {
                    @Atomic volatile long total;
                    @Atomic final int[] slots = new int[2];
                    void act(long[] other) {
                        long total = 1;
                        total++;
                        total = total + 2;
                        int[] slots = new int[2];
                        slots[0]++;
                        other[0] += total;
                    }
                }
                """);
    }

    @Test
    void writesThatReadOnlyOtherVariablesAreNotReported() {
        Snippet.check("""
                class Hits {
                    @Atomic volatile long total;
                    @Atomic volatile long other;
                    @Atomic volatile boolean isOn;
                    @Atomic final int[] slots = new int[2];
                    long act(Hits hits, long n) {
                        total = n;
                        total = other + 1;
                        total = hits.total + n;
                        isOn = n > 0;
                        isOn = !hits.isOn;
                        slots[0] = 1;
                        slots[1] = slots[0];
                        slots[0] = slots[1] + 1;
                        return total + other;
                    }
                }
                """);
    }

    @Test
    void fieldsThatAreNotAtomicAreNotReported() {
        Snippet.check("""
                class Hits {
                    @Atomic volatile long total;
                    @GuardedBy("this") private long guarded;
                    private volatile long plain;
                    private long own;
                    synchronized void act() {
                        guarded++;
                        plain += 1;
                        own = own + 1;
                    }
                }
                """);
    }
}
