package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Final fields that are given one thing or another. */
class GuardedByFinalFieldsTest {
    @Test
    void eitherSideOfALockIsEnoughToRead() {
        Snippet.check("""
                class Cache {
                    private final ReadWriteLock lock = new ReentrantReadWriteLock();
                    private final Lock side;
                    @GuardedBy("lock") private int n;
                    Cache(boolean isWriting) { if (isWriting) side = lock.writeLock(); else side = lock.readLock(); }
                    Cache() { side = lock.readLock(); }
                    int get() { side.lock(); try { return n; } finally { side.unlock(); } }
                }
                class Chosen {
                    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                    private final Lock side;
                    @GuardedBy("lock") private int n;
                    Chosen(boolean isWriting) { side = isWriting ? lock.writeLock() : lock.readLock(); }
                    int get() { side.lock(); try { return n; } finally { side.unlock(); } }
                }
                """);
    }

    @Test
    void eitherOfTheSameIsTheSame() {
        Snippet.check("""
                class Cache {
                    private final ReadWriteLock lock = new ReentrantReadWriteLock();
                    private final Lock side;
                    @GuardedBy("lock") private int n;
                    Cache(boolean isFair) { side = isFair ? lock.writeLock() : this.lock.writeLock(); }
                    void set() { side.lock(); try { n++; } finally { side.unlock(); } }
                }
                """);
    }

    @Test
    void eitherSideOfALockIsNotEnoughToWrite() {
        Snippet.check("""
                class Cache {
                    private final ReadWriteLock lock = new ReentrantReadWriteLock();
                    private final Lock side;
                    @GuardedBy("lock") private int n;
                    Cache(boolean isWriting) { side = isWriting ? lock.writeLock() : lock.readLock(); }
                    void set() { side.lock(); try { n = 1; } finally { side.unlock(); } } // :: guarded-by-write
                }
                """);
    }

    @Test
    void eitherOfTwoLocksIsNeither() {
        Snippet.check("""
                class Cache {
                    private final Lock first = new ReentrantLock();
                    private final Lock second = new ReentrantLock();
                    private final Lock either;
                    @GuardedBy("first") private int n;
                    Cache(boolean isFirst) { either = isFirst ? first : second; }
                    void set() { either.lock(); try { n = 1; } finally { either.unlock(); } } // :: guarded-by
                }
                """);
    }

    @Test
    void aFieldThatKeepsWhatItsConstructorIsGivenIsThat() {
        Snippet.check("""
                class Owner {
                    private final Lock lock = new ReentrantLock();
                    private final Part part = new Part(lock);
                    private final Part own = new Part();
                    void use() { lock.lock(); try { part.n++; } finally { lock.unlock(); } }
                    static class Part {
                        final Lock lock;
                        @GuardedBy("lock") int n;
                        Part(Lock lock) { this.lock = lock; }
                        Part() { lock = new ReentrantLock(); }
                    }
                }
                """);
    }

    @Test
    void aFieldThatKeepsOneOfTwoIsNeither() {
        Snippet.check("""
                class Owner {
                    private final Lock first = new ReentrantLock();
                    private final Lock second = new ReentrantLock();
                    private final Part part = new Part(first, second, true);
                    void use() { first.lock(); try { part.n++; } finally { first.unlock(); } } // :: guarded-by
                    static class Part {
                        final Lock lock;
                        @GuardedBy("lock") int n;
                        Part(Lock one, Lock other, boolean isOne) { if (isOne) lock = one; else lock = other; }
                    }
                }
                """);
    }

    @Test
    void objectsThatGetTheLockFromTheirParentShareIt() {
        Snippet.check("""
                class Tree {
                    private final Tree root;
                    private final Tree parent;
                    @GuardedBy("root") private int descendants;
                    @GuardedBy("root") private final List<Tree> children = new ArrayList<>();
                    Tree(Tree parent) {
                        this.parent = parent;
                        this.root = parent == null ? this : parent.root;
                        if (parent != null) synchronized (root) { parent.children.add(this); }
                    }
                    void grow() {
                        synchronized (root) {
                            for (Tree tree = parent; tree != null; tree = tree.parent) tree.descendants++;
                            for (Tree child : children) child.descendants--;
                        }
                    }
                }
                class Queue {
                    private final Optional<Queue> parent;
                    private final Lock lock;
                    @GuardedBy("lock") private int size;
                    Queue(Optional<Queue> parent) {
                        this.parent = parent;
                        if (parent.isPresent()) lock = parent.get().lock; else lock = new ReentrantLock();
                    }
                    void grow() {
                        lock.lock();
                        try {
                            if (parent.isPresent()) parent.get().size++;
                            size++;
                        } finally {
                            lock.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void aSharedLockIsNeededAllTheSame() {
        Snippet.check("""
                class Tree {
                    private final Tree root;
                    private final Tree parent;
                    @GuardedBy("root") private int descendants;
                    Tree(Tree parent) { this.parent = parent; this.root = parent == null ? this : parent.root; }
                    void grow() {
                        descendants++; // :: guarded-by
                        synchronized (this) {
                            parent.descendants++; // :: guarded-by
                        }
                    }
                }
                class Copy {
                    private final Lock lock;
                    @GuardedBy("lock") private int size;
                    Copy(Copy other) { lock = new ReentrantLock(); }
                    void grow(Copy other) {
                        lock.lock();
                        try { other.size++; } finally { lock.unlock(); } // :: guarded-by
                    }
                }
                """);
    }
}
