/** Help for tests of programs that use Lockkeeper. */
@org.jspecify.annotations.NullMarked
module dev.lockkeeper.testing {
    requires dev.lockkeeper.runtime;
    requires static transitive org.jspecify;
    requires transitive org.junit.jupiter.api;

    exports dev.lockkeeper.testing;
}
