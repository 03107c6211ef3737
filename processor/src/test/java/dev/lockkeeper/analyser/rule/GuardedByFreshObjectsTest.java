package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Objects that a body has made, whatever way it came: nobody else knows them until they get out. */
class GuardedByFreshObjectsTest {
    @Test
    void eachWayMadeANewOne() {
        Snippet.check("""
                class Box {
                    @GuardedBy("this") private int n;
                    Box(int n) { this.n = n; }
                    static Box branches(boolean isBig) {
                        Box box;
                        if (isBig) box = new Box(1); else box = new Box(2);
                        box.n++;
                        return box;
                    }
                    static Box conditional(boolean isBig) {
                        Box box = isBig ? new Box(1) : new Box(2);
                        box.n++;
                        return box;
                    }
                    static Box cases(int size) {
                        Box box = switch (size) { case 0 -> new Box(3); default -> new Box(4); };
                        box.n++;
                        return box;
                    }
                    static Box caught() {
                        Box box;
                        try { box = new Box(1); } catch (RuntimeException e) { box = new Box(2); }
                        box.n++;
                        return box;
                    }
                    static Box maybe(boolean isBig) {
                        Box box = null;
                        if (isBig) box = new Box(1);
                        if (box != null) box.n++;
                        return box;
                    }
                }
                """);
    }

    @Test
    void oneOfTheWaysTookAnOldOne() {
        Snippet.check("""
                class Box {
                    @GuardedBy("this") private int n;
                    static void branches(boolean isBig, Box old) {
                        Box box;
                        if (isBig) box = new Box(); else box = old;
                        box.n++; // :: guarded-by
                    }
                    static void published(boolean isBig, List<Box> all) {
                        Box first = new Box();
                        Box box = isBig ? first : new Box();
                        all.add(first);
                        box.n++; // :: guarded-by
                    }
                    static void publishedItself(boolean isBig, List<Box> all) {
                        Box box = isBig ? new Box() : new Box();
                        all.add(box);
                        box.n++; // :: guarded-by
                    }
                }
                """);
    }

    @Test
    void aCloneIsNew() {
        Snippet.check("""
                class Box implements Cloneable {
                    @GuardedBy("this") private int[] items = {1};
                    @Override public synchronized Box clone() {
                        try {
                            Box copy = (Box) super.clone();
                            copy.items = items.clone();
                            return copy;
                        } catch (CloneNotSupportedException e) {
                            throw new AssertionError(e);
                        }
                    }
                }
                """);
    }

    @Test
    void anObjectThatIsReadFromAStreamIsNew() {
        Snippet.check("""
                import java.io.*;
                import dev.lockkeeper.GuardedBy;
                class Box implements Serializable {
                    @GuardedBy("this") private transient int n;
                    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
                        in.defaultReadObject();
                        n = in.readInt();
                    }
                }
                """);
    }
}
