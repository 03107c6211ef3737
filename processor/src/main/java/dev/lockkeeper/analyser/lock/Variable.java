package dev.lockkeeper.analyser.lock;

import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Something in a method body that holds a value: a parameter or local variable, or a place for an intermediate result. */
public sealed interface Variable {
    /** The name by which a message may call it. */
    String name();

    /** A parameter, local variable, pattern binding or resource of the source. */
    record Declared(Element element) implements Variable {
        @Override
        public String name() {
            return element.getSimpleName().toString();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Declared that && element.equals(that.element);
        }

        @Override
        public int hashCode() {
            return element.hashCode();
        }
    }

    /** The result of an expression with several ways through it, such as {@code a ? b : c}. */
    record Temporary(int id) implements Variable {
        @Override
        public String name() {
            return "…";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Temporary that && id == that.id;
        }

        @Override
        public int hashCode() {
            return id;
        }
    }

    /** The answer to a question that a body asks more than once: nobody assigns it, and ways on which it differs stay apart. */
    record Answer(int id) implements Variable {
        @Override
        public String name() {
            return "…";
        }
    }
}
