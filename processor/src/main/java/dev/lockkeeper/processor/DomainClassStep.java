package dev.lockkeeper.processor;

import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Handover;
import dev.lockkeeper.finding.Rule;
import dev.lockkeeper.finding.Settings;
import dev.lockkeeper.processor.check.ShapeCheck;
import dev.lockkeeper.processor.check.ShapeFinding;
import dev.lockkeeper.processor.generate.SourceFileGenerator;
import dev.lockkeeper.processor.model.DomainModel;
import dev.lockkeeper.processor.model.Origin;
import dev.lockkeeper.processor.read.DomainReader;
import dev.lockkeeper.processor.read.GeneratedNames;
import dev.lockkeeper.scope.ScopedNames;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Reads, checks and generates one domain class; what is wrong with it concerns no other. */
final class DomainClassStep {
    private final ProcessingEnvironment environment;
    private final Settings settings;
    private final GeneratedNames generatedNames;
    private final ScopedNames names;
    private final Set<String> sourceClasses;
    private final FindingPrinter printer;
    private final SourceFileGenerator files;

    DomainClassStep(
            ProcessingEnvironment environment,
            Settings settings,
            GeneratedNames generatedNames,
            Set<String> sourceClasses) {
        this.environment = environment;
        this.settings = settings;
        this.generatedNames = generatedNames;
        this.names = new ScopedNames(environment.getElementUtils(), Handover::findSource);
        this.sourceClasses = sourceClasses;
        this.printer = new FindingPrinter(environment.getMessager(), settings);
        this.files = new SourceFileGenerator(environment.getFiler());
    }

    /** What became of a class. */
    enum Outcome {
        GENERATED,
        NOTHING_TO_GENERATE,
        /** A lock is not found yet: another processor may still write the class that it belongs to. */
        WAITING
    }

    /**
     * Reads, checks and generates.
     *
     * @param isLast whether no more classes will appear
     */
    Outcome process(TypeElement domain, boolean isLast) throws IOException {
        DomainModel model = DomainReader.read(
                domain, environment.getTypeUtils(), environment.getElementUtils(), generatedNames, names);
        List<ShapeFinding> findings = ShapeCheck.findings(model);
        if (!isLast && findings.stream().anyMatch(DomainClassStep::isOfLock)) {
            return Outcome.WAITING;
        }
        findings.forEach(found -> printer.print(locate(found, domain)));
        if (!findings.isEmpty() || !ShapeCheck.hasGeneratedClass(model) || !settings.isGenerating() || isLast) {
            return Outcome.NOTHING_TO_GENERATE;
        }
        String generated = qualifiedName(model);
        if (!sourceClasses.add(generated)) {
            printer.print(new ShapeFinding(nameTaken(domain, generated), Origin.of(domain)));
            return Outcome.NOTHING_TO_GENERATE;
        }
        files.write(model, domain);
        return Outcome.GENERATED;
    }

    private static boolean isOfLock(ShapeFinding found) {
        return found.finding().rule() == Rule.GUARDED_BY_LOCK;
    }

    private static Finding nameTaken(TypeElement domain, String generated) {
        return new Finding(
                Rule.DOMAIN_CLASS,
                "the class generated for '" + domain.getSimpleName() + "' would be '" + generated
                        + "', and that exists already",
                "rename one of the two");
    }

    /** What is wrong with a member of a class that was compiled before is said where it is inherited. */
    private ShapeFinding locate(ShapeFinding found, TypeElement domain) {
        Element element = found.origin().element();
        while (element.getEnclosingElement() instanceof TypeElement enclosing) {
            element = enclosing;
        }
        return sourceClasses.contains(element.toString())
                ? found
                : new ShapeFinding(found.finding(), Origin.of(domain));
    }

    private static String qualifiedName(DomainModel model) {
        String packageName = model.self().type().packageName();
        String name = model.self().generatedName();
        return packageName.isEmpty() ? name : packageName + "." + name;
    }
}
