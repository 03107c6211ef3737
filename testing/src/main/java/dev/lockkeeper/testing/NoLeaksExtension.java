package dev.lockkeeper.testing;

import dev.lockkeeper.runtime.LeakCheck;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Does what {@link NoLeaks} says; it is registered by that annotation.
 *
 * <p>The checks of a class, of its nested classes and of a test lie one within the other: what a test left is told once, as that test's.
 */
public final class NoLeaksExtension
        implements TestInstancePreConstructCallback,
                BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(NoLeaksExtension.class);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** What is found in the stores of JUnit. The first two are in that of all tests, since those with the annotation run one after the other. */
    private enum Key {
        /** The scope that was opened last. */
        INNERMOST,

        /** The scope of a test, or of a class, that was opened before its instance was made, and waits for it to begin. */
        EARLY,

        /** The scope of the test or class. */
        OWN
    }

    /**
     * That of a class, or of a test.
     *
     * @param check what it leaves behind
     * @param outer the one it lies in
     */
    private record Scope(LeakCheck check, @Nullable Scope outer) {}

    /** Made by JUnit. */
    public NoLeaksExtension() {}

    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext instance, ExtensionContext context) {
        Store all = context.getRoot().getStore(NAMESPACE);
        if (all.get(Key.EARLY) == null) { // else an instance of a class around is made for the same test
            all.put(Key.EARLY, openInnermost(context));
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        open(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        open(context);
    }

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
        check(context);
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        check(context);
    }

    private static void open(ExtensionContext context) {
        Scope early = context.getRoot().getStore(NAMESPACE).remove(Key.EARLY, Scope.class);
        context.getStore(NAMESPACE).put(Key.OWN, early == null ? openInnermost(context) : early);
    }

    private static Scope openInnermost(ExtensionContext context) {
        Store all = context.getRoot().getStore(NAMESPACE);
        Scope outer = all.get(Key.INNERMOST, Scope.class);
        LeakCheck check = outer == null ? LeakCheck.open() : outer.check().openNested();
        Scope scope = new Scope(check, outer);
        all.put(Key.INNERMOST, scope);
        return scope;
    }

    private static void check(ExtensionContext context) throws InterruptedException {
        Scope scope = context.getStore(NAMESPACE).remove(Key.OWN, Scope.class);
        if (scope == null) {
            return;
        }
        context.getRoot().getStore(NAMESPACE).put(Key.INNERMOST, scope.outer());
        boolean interrupted = Thread.interrupted(); // by the test, which is over
        try (LeakCheck check = scope.check()) {
            List<String> leaks = check.awaitNone(patience(context));
            if (!leaks.isEmpty()) {
                throw new AssertionError(message(context, leaks));
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** As the nearest annotation says: that of the method, of the class, or of a class around. */
    private static Duration patience(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), NoLeaks.class)
                .map(annotation -> Duration.ofMillis(annotation.patienceMillis()))
                .or(() -> context.getParent().map(NoLeaksExtension::patience))
                .orElse(PATIENCE);
    }

    private static String message(ExtensionContext context, List<String> leaks) {
        String count = leaks.size() == 1 ? "1 thing" : leaks.size() + " things";
        return context.getDisplayName() + " left " + count + " of Lockkeeper behind:\n\n" + String.join("\n\n", leaks);
    }
}
