/** The runtime of generated classes, and Go's toolkit for use by hand. */
@org.jspecify.annotations.NullMarked
module dev.lockkeeper.runtime {
    requires transitive dev.lockkeeper.annotations;
    requires static org.jspecify;
    requires static jdk.jfr;

    exports dev.lockkeeper.runtime;

    uses dev.lockkeeper.runtime.WorkerEngine;
}
