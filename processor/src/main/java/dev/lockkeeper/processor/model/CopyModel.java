package dev.lockkeeper.processor.model;

/**
 * How the content of a collection is copied for those who do not hold its lock.
 *
 * @param view the interface type of the copy
 * @param isRaw whether the field's type has no type arguments
 */
public record CopyModel(Kind kind, TypeModel view, boolean isRaw) {

    /** The interface that the copy has, and the classes that make it; all keep the order and allow null elements. */
    public enum Kind {
        LIST("List", "ArrayList"),
        SET("Set", "LinkedHashSet"),
        MAP("Map", "LinkedHashMap"),
        COLLECTION("Collection", "ArrayList");

        private final String interfaceName;
        private final String className;

        Kind(String interfaceName, String className) {
            this.interfaceName = interfaceName;
            this.className = className;
        }

        /** The simple name of the interface in {@code java.util}. */
        public String interfaceName() {
            return interfaceName;
        }

        /** The simple name of the copy's class in {@code java.util}. */
        public String className() {
            return className;
        }
    }
}
