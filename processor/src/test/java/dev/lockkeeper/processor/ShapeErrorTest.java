package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said about classes that cannot be generated as they are declared, and where. */
final class ShapeErrorTest {

    @Test
    void aClassThatCanHaveNoSubclassIsReported() {
        Marked.assertReported("""
                import dev.lockkeeper.*;
                class Outer {
                    static final class Last { // [domain-class] 'Last' declares the @Atomic field 'count', which needs the subclass 'ConcurrentOuter_Last', but is final
                        @Atomic volatile int count;
                    }
                    private static class Hidden { // [domain-class] 'Hidden' declares the @Worker method 'work', which needs the subclass 'ConcurrentOuter_Hidden', but is private, or nested in a private class
                        @Worker public void work() {}
                    }
                    class Inner { // [domain-class] 'Inner' declares the @Await method 'end', which needs the subclass 'ConcurrentOuter_Inner', but is an inner class, bound to an instance of the class around it
                        @Worker public void work() {} @Await public void end() {}
                        { end(); }
                    }
                    enum Kind { // [domain-class] 'Kind' declares the @Atomic field 'count', which needs the subclass 'ConcurrentOuter_Kind', but is an enum
                        ONE; @Atomic volatile int count;
                    }
                    record Pair(int left) { // [domain-class] 'Pair' declares the @Worker method 'work', which needs the subclass 'ConcurrentOuter_Pair', but is a record
                        @Worker public void work() {}
                    }
                    interface Shape { // [domain-class] 'Shape' declares the @Worker method 'work', which needs the subclass 'ConcurrentOuter_Shape', but is an interface
                        @Worker default void work() {}
                    }
                    static class Single { // [domain-class] 'Single' declares the @Atomic field 'count', which needs the subclass 'ConcurrentOuter_Single', but has private constructors only
                        @Atomic volatile int count;
                        private Single() {}
                    }
                    static sealed class Closed permits Child { // [domain-class] 'Closed' declares the @Atomic field 'count', which needs the subclass 'ConcurrentOuter_Closed', but is sealed and does not permit it
                        @Atomic volatile int count;
                    }
                    static final class Child extends Closed {}
                }
                """.replace(
                        "[domain-class] 'Inner' declares the @Await method 'end'",
                        "[domain-class] 'Inner' declares the @Worker method 'work'"));
    }

    @Test
    void aClassWithGuardedMembersOnlyIsCheckedAndNotGenerated() {
        TestCompilation compilation = Marked.assertReported("""
                import dev.lockkeeper.GuardedBy;
                final class Last {
                    @GuardedBy("this") private int count;
                    @GuardedBy("this") int next() { return ++count; }
                }
                """);

        assertThat(compilation.isSuccessful()).as(compilation.report()).isTrue();
        assertThat(compilation.hasGenerated("ConcurrentLast")).isFalse();
    }

    @Test
    void aLockExpressionThatStandsForNothingIsReportedAtItsValue() {
        TestCompilation compilation = Marked.assertReported("""
                import dev.lockkeeper.GuardedBy;
                class Account {
                    final Object lock = new Object();
                    private Object hidden() { return lock; }
                    @GuardedBy(
                            "lok") // [guarded-by-lock] 'balance' is guarded by 'lok', but there is no 'lok' in Account
                    long balance = hidden().hashCode();
                    @GuardedBy("hidden()") // [guarded-by-lock] 'deposit' is guarded by 'hidden()', but 'hidden()' is out of reach of the generated class
                    void deposit() {}
                    @GuardedBy("this") // [guarded-by-lock] 'total' is guarded by 'this', but is static, and every instance has another lock 'this'
                    static long total;
                    @GuardedBy("lock") // [guarded-by-lock] 'count' is guarded by 'lock', but is static, and every instance has another lock 'lock'
                    static long count;
                    @GuardedBy("itself") // [guarded-by-lock] 'move' is guarded by 'itself', but 'itself' stands for the value of a field, and this is a method
                    void move() {}
                    @GuardedBy("lock.owner") // [guarded-by-lock] 'owner' is guarded by 'lock.owner', but 'Object' has no field 'owner'
                    int owner;
                }
                """);

        assertThat(compilation.hints()).contains("did you mean 'lock'?", "make 'hidden()' package-private");
    }

    @Test
    void aLockThatNothingGeneratedTakesIsLeftToTheChecker() {
        TestCompilation compilation = Marked.assertReported("""
                import dev.lockkeeper.GuardedBy;
                import java.util.Collections;
                class Account {
                    private final Object lock = new Object();
                    private Object hidden() { return lock; }
                    @GuardedBy("hidden()") private long balance;
                    @GuardedBy("Collections.class") private long total;
                    @GuardedBy("hidden()") private void deposit() { balance++; }
                    @GuardedBy("Collections.class") final void count() { total++; }
                    @GuardedBy("this") void use() { synchronized (hidden()) { deposit(); } }
                }
                """);

        assertThat(compilation.isSuccessful()).as(compilation.report()).isTrue();
    }

    @Test
    void anAtomicFieldThatIsNotVolatileIsReported() {
        Marked.assertReported("""
                import dev.lockkeeper.Atomic;
                class Hits {
                    @Atomic // [atomic-field] 'total' is @Atomic but not volatile, so plain reads may miss what others write
                    private long total;
                    @Atomic final long first = 1; // [atomic-field] 'first' is @Atomic but final, so it never changes
                }
                """);
    }

    @Test
    void anAbstractMethodThatIsNoOperationIsReported() {
        TestCompilation compilation = Marked.assertReported("""
                import dev.lockkeeper.Atomic;
                abstract class Hits {
                    @Atomic private volatile long total;
                    abstract long incrementTotals(); // [unknown-operation] the abstract method 'long incrementTotals()' matches no operation
                    abstract int addTotal(long delta); // [unknown-operation] the abstract method 'int addTotal(long)' matches no operation
                    abstract long total();
                }
                """);

        assertThat(compilation.hints())
                .containsExactly(
                        "the nearest operation is 'long incrementTotal()'; or implement the method",
                        "the nearest operation is 'long addTotal(long)'; or implement the method");
    }

    @Test
    void aTypeThatTheGeneratedClassCannotNameIsReported() {
        Marked.assertReported("""
                import dev.lockkeeper.*;
                import java.util.*;
                class Subject {
                    private record Secret(int value) {}
                    private static class Guard {}
                    private final Guard guard = new Guard();
                    private final Object lock = new Object();
                    @Atomic private volatile Secret hidden;
                    @Atomic volatile Secret secret; // [domain-class] 'secret' mentions the type 'Subject.Secret', which 'ConcurrentSubject' cannot name
                    @GuardedBy("lock") List<Secret> secrets; // [domain-class] 'secrets' mentions the type 'Subject.Secret', which 'ConcurrentSubject' cannot name
                    @GuardedBy("guard") long count; // [guarded-by-lock] 'count' is guarded by 'guard', but the type of 'guard' is out of reach of the generated class
                    @GuardedBy("lock") void use(Map<String, ? extends Secret[]> secrets) {} // [domain-class] 'use' mentions the type 'Subject.Secret', which 'ConcurrentSubject' cannot name
                    @GuardedBy("lock") private void useHere(Secret secret) { useHere(hidden); }
                    Subject() {}
                    Subject(Secret secret) {}
                }
                """);
    }

    @Test
    void anAtomicFieldOfAnotherKindIsReported() {
        Marked.assertReported("""
                import dev.lockkeeper.*;
                class Subject {
                    @Atomic volatile int[] cells; // [atomic-field] 'cells' is an @Atomic array but not final: its elements are atomic, the array itself is not to change
                    @Atomic(striped = true) short small; // [atomic-field] 'small' is a striped @Atomic counter, but neither an int nor a long
                    @Atomic @GuardedBy("this") volatile int both; // [atomic-field] 'both' is @Atomic and @GuardedBy: atomic operations would not wait for its lock
                }
                """);
    }

    @Test
    void aLockWithoutAnIdentityIsReported() {
        Marked.assertReported("""
                import dev.lockkeeper.*;
                class Subject {
                    final Integer lock = 1;
                    final int number = 1;
                    @GuardedBy("lock") long count; // [guarded-by-lock] 'count' is guarded by 'lock', but a value of type 'java.lang.Integer' has no identity of its own, and maybe other holders
                    @GuardedBy("number") long total; // [guarded-by-lock] 'total' is guarded by 'number', but a value of type 'int' is no lock
                }
                """);
    }

    @Test
    void oneBrokenClassDoesNotHideAnother() {
        TestCompilation compilation = Marked.assertReported(
                """
                import dev.lockkeeper.Atomic;
                class A {
                    @Atomic int a; // [atomic-field] 'a' is @Atomic but not volatile, so plain reads may miss what others write
                }
                """,
                """
                import dev.lockkeeper.Atomic;
                class B {
                    @Atomic int b; // [atomic-field] 'b' is @Atomic but not volatile, so plain reads may miss what others write
                }
                """,
                "import dev.lockkeeper.Atomic; class C { @Atomic volatile int c; }".replace("class C", "\nclass C"));

        assertThat(compilation.hasGenerated("ConcurrentC")).isTrue();
        assertThat(compilation.hasGenerated("ConcurrentA")).isFalse();
    }

    @Test
    void whatIsInheritedIsReportedOnce() {
        Marked.assertReported("""
                import dev.lockkeeper.*;
                class High {
                    @Atomic int count; // [atomic-field] 'count' is @Atomic but not volatile, so plain reads may miss what others write
                    @GuardedBy("none") void use() {} // [guarded-by-lock] 'use' is guarded by 'none', but there is no 'none' in High
                }
                """, """
                import dev.lockkeeper.*;
                class Low extends High {
                    @Atomic volatile int own;
                }
                """);
    }

    @Test
    void anAbstractMethodOfAnotherPackageIsReported() {
        Marked.assertReported("""
                package high;
                public abstract class High {
                    abstract int total(); // [unknown-operation] the abstract method 'int total()' is out of reach: it belongs to another package
                }
                """, """
                package low;
                import dev.lockkeeper.*;
                abstract class Low extends high.High {
                    @Atomic private volatile int total;
                }
                """);
    }

    @Test
    void twoClassesOfOneGeneratedNameAreReported() {
        Marked.assertReported("""
                import dev.lockkeeper.*;
                class Outer {
                    static class Inner { @Atomic volatile int count; }
                }
                """, """
                import dev.lockkeeper.*;
                class Outer_Inner { // [domain-class] the class generated for 'Outer_Inner' would be 'ConcurrentOuter_Inner', and that exists already
                    @Atomic volatile int count;
                }
                """);
    }

    @Test
    void aClassOfTheGeneratedNameIsReported() {
        Marked.assertReported("""
                import dev.lockkeeper.Atomic;
                class Hits { // [domain-class] the class generated for 'Hits' would be 'ConcurrentHits', and that exists already
                    @Atomic volatile int total;
                }
                """, """
                class ConcurrentHits {}
                """);
    }

    @Test
    void aLockInAPrivateClassIsReported() {
        TestCompilation compilation = Marked.assertReported("""
                import dev.lockkeeper.*;
                class Subject {
                    private static class Locks {
                        static final Object FIRST = new Object();
                        static Object second() { return FIRST; }
                        Object third() { return FIRST; }
                    }
                    Locks locks() { return new Locks(); }
                    @GuardedBy("Locks.FIRST") int a; // [guarded-by-lock] 'a' is guarded by 'Locks.FIRST', but the class 'Subject.Locks' is out of reach of the generated class
                    @GuardedBy("Locks.class") int b; // [guarded-by-lock] 'b' is guarded by 'Locks.class', but the class 'Subject.Locks' is out of reach of the generated class
                    @GuardedBy("Locks.second()") int c; // [guarded-by-lock] 'c' is guarded by 'Locks.second()', but the class 'Subject.Locks' is out of reach of the generated class
                    @GuardedBy("locks().third()") int d; // [guarded-by-lock] 'd' is guarded by 'locks().third()', but the class 'Subject.Locks' is out of reach of the generated class
                    @GuardedBy("Other.lock()") int e; // [guarded-by-lock] 'e' is guarded by 'Other.lock()', but 'lock()' of 'Other' is not static
                }
                """, """
                class Other {
                    Object lock() { return this; }
                }
                """);

        assertThat(compilation.hints())
                .contains(
                        "make 'Locks' visible to it, or declare another lock",
                        "make it static, or name the object to call it on");
    }

    @Test
    void aProtectedTypeOfAnotherPackageIsReported() {
        Marked.assertReported("""
                package out;
                public class Outer {
                    protected static class Inner {}
                }
                """, """
                package in;
                import dev.lockkeeper.*;
                public class Sub extends out.Outer {
                    @Atomic volatile Inner own;
                    static class Child {
                        @Atomic volatile Inner item; // [domain-class] 'item' mentions the type 'out.Outer.Inner', which 'ConcurrentSub_Child' cannot name
                    }
                }
                """);
    }

    @Test
    void abstractMethodsOfWhatIsOnlyCheckedAreNobodysOperations() {
        TestCompilation compilation = Marked.assertReported("""
                import dev.lockkeeper.*;
                interface Guarded {
                    @GuardedBy void use();
                    void other();
                }
                """, """
                import dev.lockkeeper.*;
                enum Kind {
                    FIRST { void use() {} };
                    @GuardedBy private int count;
                    @GuardedBy void count() { count++; }
                    abstract void use();
                }
                """, """
                import dev.lockkeeper.*;
                abstract sealed class Shape {
                    @GuardedBy private int count;
                    @GuardedBy void count() { count++; }
                    abstract void use();
                    static final class Square extends Shape { void use() {} }
                }
                """);

        assertThat(compilation.isSuccessful()).as(compilation.report()).isTrue();
    }

    @Test
    void twoFieldsThatDifferByACapitalAreReportedOnce() {
        Marked.assertReported("""
                import dev.lockkeeper.*;
                class Subject {
                    @Atomic volatile int count;
                    @Atomic volatile int Count; // [unknown-operation] the operation 'void setCount(int)' of 'Count' is one of 'count' too
                }
                """);
    }

    @Test
    void aConstantOfAnInterfaceIsReportedAsThat() {
        Marked.assertReported("""
                import dev.lockkeeper.*;
                interface Subject { // [domain-class] 'Subject' declares the @Atomic field 'COUNT', which needs the subclass 'ConcurrentSubject', but is an interface
                    @Atomic int COUNT = 1;
                }
                """);
    }

    @Test
    void theNearestOperationIsTheOneOfTheNearestName() {
        TestCompilation compilation = Marked.assertReported("""
                import dev.lockkeeper.*;
                import java.util.*;
                abstract class Subject {
                    @GuardedBy private List<String> names;
                    @GuardedBy private int n;
                    abstract <R> void readNamed(R result); // [unknown-operation] the abstract method '<R> void readNamed(R)' matches no operation
                }
                """);

        assertThat(compilation.hints())
                .containsExactly(
                        "the nearest operation is '<R> R readNames(Function<? super List<String>, ? extends R>)'; or implement the method");
    }
}
