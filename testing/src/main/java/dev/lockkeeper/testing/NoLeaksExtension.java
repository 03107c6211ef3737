package dev.lockkeeper.testing;

import dev.lockkeeper.runtime.LeakCheck;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Does what {@link NoLeaks} says; it is registered by that annotation.
 *
 * <p>The checks of a class, of its nested classes and of a test lie one within the other: what a test left is told once, as that test's.
 */
public final class NoLeaksExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(NoLeaksExtension.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Made by JUnit. */
    public NoLeaksExtension() {}

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
        ExtensionContext.Store store = context.getStore(NAMESPACE);
        LeakCheck outer = store.get(LeakCheck.class, LeakCheck.class); // of the class around, as stores inherit
        store.put(LeakCheck.class, outer == null ? LeakCheck.open() : outer.openNested());
    }

    private static void check(ExtensionContext context) throws InterruptedException {
        ExtensionContext.Store store = context.getStore(NAMESPACE);
        boolean interrupted = Thread.interrupted(); // by the test, which is over
        try (LeakCheck check = store.remove(LeakCheck.class, LeakCheck.class)) {
            List<String> leaks = check == null ? List.of() : check.awaitNone(patience(context));
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
