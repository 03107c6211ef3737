/** The generator and the checker: nothing here is for use by other code, so nothing is exported. */
module dev.lockkeeper.processor {
    requires java.compiler;
    requires static jdk.compiler;

    provides javax.annotation.processing.Processor with
            dev.lockkeeper.processor.LockkeeperProcessor;
    provides com.sun.source.util.Plugin with
            dev.lockkeeper.analyser.LockkeeperPlugin;
}
