/** The annotations that Lockkeeper's processor reads and its checker enforces. */
@org.jspecify.annotations.NullMarked
module dev.lockkeeper.annotations {
    requires static org.jspecify;

    exports dev.lockkeeper;
}
