package dev.lockkeeper.processor;

import javax.annotation.processing.Messager;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** What is said when the processor itself fails: one error at the class in question, and never an exception out of the compiler. */
final class InternalFailure {
    private final Messager messager;

    InternalFailure(Messager messager) {
        this.messager = messager;
    }

    /** Runs the work on a class; whatever is thrown is reported there, and other classes go on. */
    void guard(TypeElement domain, Work work) {
        try {
            work.run();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
            messager.printMessage(
                    Diagnostic.Kind.ERROR,
                    "[lockkeeper] internal failure while generating for '" + domain.getQualifiedName() + "': " + failure
                            + "\n  hint: please report it, with the class, at"
                            + " https://github.com/lockkeeper/lockkeeper/issues",
                    domain);
        }
    }

    /** Work that may fail in any way. */
    interface Work {
        void run() throws Exception;
    }
}
