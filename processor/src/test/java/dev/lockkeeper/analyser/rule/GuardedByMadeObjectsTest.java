package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Objects that a method makes for its caller: they are as new as those that the caller makes itself. */
class GuardedByMadeObjectsTest {
    @Test
    void aMethodMakesIt() {
        Snippet.check("""
                class Box {
                    @GuardedBy("this") private int n;
                    static Box make() { return new Box(); }
                    static Box made() { return make(); }
                    static Box sized(int n) {
                        Box box = make();
                        box.n = n;
                        return box;
                    }
                    static Box parse(String text) {
                        if (text.isEmpty()) return null;
                        Box box = sized(text.length());
                        box.n++;
                        return box;
                    }
                    Box copy() {
                        Box copy = made();
                        synchronized (this) { copy.n = n; }
                        return copy;
                    }
                    Box doubled(Box other) {
                        Box box = other.copy();
                        box.n *= 2;
                        return box;
                    }
                    static Box parsed(String text) {
                        Box box = parse(text);
                        if (box != null) box.n++;
                        return box;
                    }
                }
                """);
    }

    @Test
    void aMethodOfAnotherClassMakesItWhicheverIsCompiledFirst() {
        Snippet.check("""
                class Boxes {
                    Box make() { return new Box(); }
                }
                class User {
                    Box use() {
                        Box box = new Boxes().make();
                        box.n = 1;
                        return box;
                    }
                    Other use(Others others) {
                        Other other = others.make();
                        other.n = 1;
                        return other;
                    }
                }
                class Box { @GuardedBy("this") int n; }
                class Other { @GuardedBy("lock") int n; private final Object lock = new Object(); }
                class Others {
                    Other make() { return new Other(); }
                }
                """);
    }

    @Test
    void aCloneMethodMakesACloneOfItsSubclass() {
        Snippet.check("""
                class Shape implements Cloneable {
                    @GuardedBy("this") int area;
                    @Override protected Shape clone() throws CloneNotSupportedException { return (Shape) super.clone(); }
                }
                class Circle extends Shape {
                    @GuardedBy("this") int radius;
                    @Override protected Circle clone() throws CloneNotSupportedException {
                        Circle copy = (Circle) super.clone();
                        copy.radius = 1;
                        return copy;
                    }
                    static Circle larger(Circle circle) throws CloneNotSupportedException {
                        Circle copy = circle.clone();
                        copy.radius++;
                        return copy;
                    }
                }
                """);
    }

    @Test
    void theMethodLetsOthersKnow() {
        Snippet.check("""
                class Box {
                    static final List<Box> ALL = new ArrayList<>();
                    static Box last;
                    @GuardedBy("this") private int n;
                    static Box listed() { Box box = new Box(); ALL.add(box); return box; }
                    static Box kept() { return last = new Box(); }
                    static Box cached() { return last != null ? last : new Box(); }
                    static Box started() { Box box = new Box(); new Thread(() -> System.out.println(box)).start(); return box; }
                    Box itself() { return this; }
                    void use() {
                        listed().n = 1; // :: guarded-by
                        Box kept = kept();
                        kept.n = 1; // :: guarded-by
                        Box cached = cached();
                        cached.n = 1; // :: guarded-by
                        Box started = started();
                        started.n = 1; // :: guarded-by
                        Box itself = itself();
                        itself.n = 1; // :: guarded-by
                    }
                }
                """);
    }

    @Test
    void theCallerLetsOthersKnow() {
        Snippet.check("""
                class Box {
                    static final List<Box> ALL = new ArrayList<>();
                    @GuardedBy("this") private int n;
                    static Box make() { return new Box(); }
                    static Box maybe(boolean isWanted) { return isWanted ? new Box() : null; }
                    static void listed() {
                        Box box = make();
                        ALL.add(box);
                        box.n = 1; // :: guarded-by
                    }
                    static void started() {
                        Box box = make();
                        new Thread(() -> box.n++).start(); // :: guarded-by
                    }
                    static void ofTheLastRound() {
                        Box before = null;
                        for (int i = 0; i < 3; i++) {
                            Box box = make();
                            box.n = 1;
                            if (before != null) before.n = 2; // :: guarded-by
                            before = box;
                            ALL.add(box);
                        }
                    }
                    void withoutOne(boolean isWanted) {
                        if (maybe(isWanted) == null) n++; // :: guarded-by
                    }
                }
                """);
    }
}
