package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

class GuardedByWriteAliasTest {
    /** Methods of a class that has something of each kind; between READ and END they hold the reading side. */
    private static void check(String methods) {
        Snippet.check("""
                class Store {
                    private final ReadWriteLock lock = new ReentrantReadWriteLock();
                    @GuardedBy("lock") private final List<String> names = new ArrayList<>();
                    @GuardedBy("lock") private final int[] counts = {1};
                    @GuardedBy("lock") private final Properties settings = new Properties();
                    @GuardedBy("lock") private final StringBuilder text = new StringBuilder();
                    @GuardedBy("lock") private final BitSet bits = new BitSet();
                %s
                }
                """.formatted(methods.replace("READ", "lock.readLock().lock(); try {")
                .replace("END", "} finally { lock.readLock().unlock(); }")));
    }

    @Test
    void methodsThatChangeWhatTheyAreGivenAreReported() {
        check("""
            void lists() {
                READ
                Collections.sort(names); // :: guarded-by-write
                Collections.addAll(this.names, "x"); // :: guarded-by-write
                Collections.swap((names), 0, 1); // :: guarded-by-write
                END
            }
            void arrays(int[] from) {
                READ
                Arrays.fill(counts, 0); // :: guarded-by-write
                Arrays.setAll(counts, i -> i); // :: guarded-by-write
                System.arraycopy(from, 0, counts, 0, 1); // :: guarded-by-write
                END
            }
            """);
    }

    @Test
    void methodsThatReadWhatTheyAreGivenAreNotReported() {
        check("""
            void lists(List<String> to) {
                READ
                Collections.max(names);
                Collections.unmodifiableList(names);
                Collections.addAll(to, names.get(0));
                to.addAll(names);
                END
            }
            void arrays(int[] to) {
                READ
                System.arraycopy(counts, 0, to, 0, 1);
                Arrays.copyOf(counts, 2);
                Arrays.binarySearch(counts, 2);
                Arrays.fill(to, counts[0]);
                END
            }
            """);
    }

    @Test
    void changesByAnotherNameAreReported() {
        check("""
            void variables() {
                READ
                List<String> all = names;
                all.add("x"); // :: guarded-by-write
                Collections.sort(all); // :: guarded-by-write
                int[] each = counts;
                each[0] = 1; // :: guarded-by-write
                each[0]++; // :: guarded-by-write
                Arrays.fill(each, 1); // :: guarded-by-write
                END
            }
            private List<String> names() { return names; }
                void expressions(boolean isFirst, List<String> more) {
                READ
                ((ArrayList<String>) names).add("x"); // :: guarded-by-write
                names().add("x"); // :: guarded-by-write
                more.forEach(names::add); // :: guarded-by-write
                END
            }
            """);
    }

    @Test
    void oneOfTwoIsReported() {
        check("""
            void either(boolean isFirst, List<String> more) {
                READ
                (isFirst ? names : more).add("x"); // :: guarded-by-write
                END
            }
            """);
    }

    @Test
    void variablesThatHoldSomethingElseAreNotReported() {
        check("""
            void copies(boolean isFirst) {
                READ
                List<String> all = names;
                all = new ArrayList<>(all);
                all.add("x");
                int[] each = counts.clone();
                each[0] = 1;
                Arrays.sort(each);
                END
            }
            void expressions(boolean isFirst, List<String> more) {
                READ
                (isFirst ? more : new ArrayList<>(names)).add("x");
                Objects.requireNonNull(more).addAll(names);
                names.forEach(more::add);
                END
            }
            """);
    }

    @Test
    void variablesMayBeReadUnderTheReadingSide() {
        check("""
            int sum() {
                READ
                List<String> all = names;
                int[] each = counts;
                int sum = each[0] + all.size();
                for (String name : all) sum += name.length();
                for (int count : each) sum += count;
                return sum;
                END
            }
            """);
    }

    @Test
    void variablesMayBeChangedUnderTheWritingSide() {
        check("""
            private List<String> names() { return names; }
                void change(List<String> more) {
                lock.writeLock().lock();
                try {
                    List<String> all = names;
                    int[] each = counts;
                    all.add("x");
                    each[0]++;
                    Collections.sort(all);
                    more.forEach(all::add);
                    names().add("x");
                } finally {
                    lock.writeLock().unlock();
                }
            }
            """);
    }

    @Test
    void moreMethodsThatChangeTheirObjectAreReported() {
        check("""
            void change(java.io.InputStream in) throws java.io.IOException {
                READ
                settings.setProperty("a", "b"); // :: guarded-by-write
                settings.load(in); // :: guarded-by-write
                text.appendCodePoint(65); // :: guarded-by-write
                bits.and(new BitSet()); // :: guarded-by-write
                settings.getProperty("a");
                bits.intersects(new BitSet());
                text.codePointAt(0);
                END
            }
            """);
    }
}
