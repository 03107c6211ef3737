package dev.lockkeeper.analyser.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.GuardedBy;
import dev.lockkeeper.analyser.Snippet;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members that are guarded in a library are enforced in the code that uses it. */
class JarMemberTest {
    @TempDir
    Path folder;

    @Test
    void membersOfCompiledClassesAreGuarded() throws Exception {
        compileLibrary("""
                public class Library {
                    public final java.util.concurrent.locks.Lock lock = new java.util.concurrent.locks.ReentrantLock();
                    private final Object hidden = new Object();
                    @dev.lockkeeper.GuardedBy("lock") public int x;
                    @dev.lockkeeper.GuardedBy("hidden") public void touch() {}
                }
                """);
        Snippet.of("""
                class User {
                    void f(Library library) {
                        library.x++; // :: guarded-by
                        library.touch(); // :: guarded-by
                        library.lock.lock();
                        try {
                            library.x++;
                        } finally {
                            library.lock.unlock();
                        }
                    }
                }
                """).withClassPath(folder).check();
    }

    @Test
    void whatCannotBeCheckedSaysSo() throws Exception {
        compileLibrary("""
                import dev.lockkeeper.GuardedBy;
                import java.util.Collections;
                public class Library {
                    @GuardedBy("Collections.class") public int x;
                    @GuardedBy("java.util.Collections.class") public int y;
                    @GuardedBy("Collections.class") public void touch() {}
                    public void free() { synchronized (Collections.class) { touch(); } }
                }
                """);

        Snippet.of("""
                class User {
                    void f(Library library) {
                        library.x++; // :: guarded-by-lock
                        library.touch(); // :: guarded-by-lock
                        library.y++; // :: guarded-by
                        synchronized (Collections.class) { library.y++; }
                        library.free();
                    }
                }
                """).withClassPath(folder).check();
    }

    private void compileLibrary(String text) throws Exception {
        Path source = Files.writeString(folder.resolve("Library.java"), text);
        String annotations = Path.of(GuardedBy.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-processorpath",
                        folder.toString(),
                        "-Xplugin:Lockkeeper generate=false",
                        "-classpath",
                        annotations,
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(status).isZero();
    }
}
