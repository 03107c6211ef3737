package dev.lockkeeper.compiler;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;

/** Files as seen by a javac that finds no plug-in, though the checker is on the class path of the test's own JVM. */
public final class WithoutPlugIns extends ForwardingJavaFileManager<JavaFileManager> {
    private static final String PLUG_INS = "META-INF/services/com.sun.source.util.Plugin";

    public WithoutPlugIns(JavaFileManager files) {
        super(files);
    }

    @Override
    public ClassLoader getClassLoader(Location location) {
        return new ClassLoader(super.getClassLoader(location)) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                return name.equals(PLUG_INS) ? Collections.emptyEnumeration() : super.getResources(name);
            }
        };
    }
}
