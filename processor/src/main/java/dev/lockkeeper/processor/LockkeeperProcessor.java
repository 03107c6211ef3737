package dev.lockkeeper.processor;

import com.google.auto.service.AutoService;
import dev.lockkeeper.finding.Handover;
import dev.lockkeeper.finding.Settings;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Entry point of the generator: collects domain classes round by round and generates those that are complete. */
@AutoService(Processor.class)
public final class LockkeeperProcessor extends AbstractProcessor {
    private @Nullable DomainClasses domainClasses;
    private boolean isCheckerMissed;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Stream.concat(DomainClasses.ANNOTATIONS.stream(), Stream.of(Claim.GENERATED_MARKER))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(Settings.RULES, Settings.GENERATE);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        Handover.leaveOptions(environment.getOptions());
        OutputFolder.find(environment).ifPresent(Handover::leaveOutput);
        isCheckerMissed = !Handover.isCheckerPresent();
        Settings settings = Settings.parse(environment.getOptions());
        settings.problems().forEach(problem -> environment.getMessager().printMessage(Diagnostic.Kind.ERROR, problem));
        domainClasses = new DomainClasses(environment, settings);
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // else -Xlint:all -Werror would fail every build that uses them
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        DomainClasses classes = domainClasses;
        if (classes == null) {
            throw new IllegalStateException("init was not called");
        }
        classes.addFrom(round);
        if (round.processingOver()) {
            classes.reportLeftOvers();
            Handover.clearSources();
        } else {
            sayOnceThatChecksAreOff(annotations);
            classes.generateComplete();
        }
        return Claim.isDue(annotations, round);
    }

    /** Under javac the checker has announced itself by now, for plug-ins start before processors. */
    private void sayOnceThatChecksAreOff(Set<? extends TypeElement> annotations) {
        if (isCheckerMissed && !annotations.stream().allMatch(Claim::isMarker)) {
            isCheckerMissed = false;
            processingEnv
                    .getMessager()
                    .printMessage(
                            Diagnostic.Kind.NOTE,
                            "[lockkeeper] classes are generated, but checks are off under this compiler: they need javac");
        }
    }
}
