package dev.lockkeeper.analyser;

import com.google.auto.service.AutoService;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import dev.lockkeeper.finding.Handover;

/** Entry point of the checker: a javac plug-in that starts by itself from the processor path. */
@AutoService(Plugin.class)
public final class LockkeeperPlugin implements Plugin {
    @Override
    public String getName() {
        return "Lockkeeper";
    }

    @Override
    public boolean autoStart() {
        return true;
    }

    @Override
    public void init(JavacTask task, String... arguments) {
        Handover.announceChecker();
        task.addTaskListener(new CompilationListener(task, PluginArguments.parse(arguments)));
    }
}
