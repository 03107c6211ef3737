package dev.lockkeeper.processor;

import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Rule;
import dev.lockkeeper.finding.Settings;
import dev.lockkeeper.processor.check.ShapeCheck;
import dev.lockkeeper.processor.check.ShapeFinding;
import dev.lockkeeper.processor.generate.SourceFileGenerator;
import dev.lockkeeper.processor.model.DomainModel;
import dev.lockkeeper.processor.model.Origin;
import dev.lockkeeper.processor.read.DomainReader;
import dev.lockkeeper.processor.read.GeneratedNames;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Reads, checks and generates one domain class; whatever goes wrong concerns this class only. */
final class DomainClassStep {
    private final ProcessingEnvironment environment;
    private final Settings settings;
    private final GeneratedNames generatedNames;
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
        this.sourceClasses = sourceClasses;
        this.printer = new FindingPrinter(environment.getMessager(), settings);
        this.files = new SourceFileGenerator(environment.getFiler());
    }

    void process(TypeElement domain) {
        try {
            readCheckGenerate(domain);
        } catch (IOException | RuntimeException failure) {
            environment
                    .getMessager()
                    .printMessage(
                            Diagnostic.Kind.ERROR,
                            "[lockkeeper] internal failure while generating for '" + domain.getQualifiedName() + "': "
                                    + failure
                                    + "\n  hint: please report it, with the class, at"
                                    + " https://github.com/lockkeeper/lockkeeper/issues",
                            domain);
        }
    }

    private void readCheckGenerate(TypeElement domain) throws IOException {
        DomainModel model =
                DomainReader.read(domain, environment.getTypeUtils(), environment.getElementUtils(), generatedNames);
        List<ShapeFinding> findings = ShapeCheck.findings(model);
        findings.forEach(found -> printer.print(locate(found, domain)));
        if (!findings.isEmpty() || !ShapeCheck.hasGeneratedClass(model) || !settings.isGenerating()) {
            return;
        }
        String generated = qualifiedName(model);
        if (sourceClasses.add(generated)) {
            files.write(model, domain);
        } else {
            printer.print(new ShapeFinding(
                    new Finding(
                            Rule.DOMAIN_CLASS,
                            "the class generated for '" + domain.getSimpleName() + "' would be '" + generated
                                    + "', and that exists already",
                            "rename one of the two"),
                    Origin.of(domain)));
        }
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
