package dev.lockkeeper.processor;

import dev.lockkeeper.finding.Rule;
import dev.lockkeeper.finding.Settings;
import dev.lockkeeper.processor.read.ClassSignature;
import dev.lockkeeper.processor.read.GeneratedNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;

/**
 * The domain classes that wait for generation. A class waits while its signature mentions types that another processor, or an
 * earlier class, still has to generate. Names are kept across rounds and never elements, which go stale.
 */
final class DomainClasses {
    static final List<String> ANNOTATIONS = List.of(
            "dev.lockkeeper.Atomic", "dev.lockkeeper.Await", "dev.lockkeeper.GuardedBy", "dev.lockkeeper.Worker");

    private final ProcessingEnvironment environment;
    private final Elements elements;
    private final GeneratedNames generatedNames = new GeneratedNames();
    private final DomainClassStep step;
    private final InternalFailure failures;

    /** Sorted, for the order in which the compiler lists classes is its own affair. */
    private final Set<String> waiting = new TreeSet<>();

    private final Set<String> sourceClasses = new HashSet<>();

    DomainClasses(ProcessingEnvironment environment, Settings settings) {
        this.environment = environment;
        this.elements = environment.getElementUtils();
        this.failures = new InternalFailure(environment.getMessager());
        this.step = new DomainClassStep(environment, settings, generatedNames, sourceClasses);
    }

    /** Takes note of a round's annotated classes. */
    void addFrom(RoundEnvironment round) {
        round.getRootElements().forEach(root -> sourceClasses.add(root.toString()));
        for (String annotation : ANNOTATIONS) {
            TypeElement type = elements.getTypeElement(annotation);
            if (type != null) {
                round.getElementsAnnotatedWith(type).forEach(this::add);
            }
        }
    }

    /** Generates what can be generated in this round. */
    void generateComplete() {
        List<TypeElement> complete = new ArrayList<>();
        List<TypeElement> waitingForOurs = new ArrayList<>();
        for (String name : waiting) {
            TypeElement domain = elements.getTypeElement(name);
            failures.guard(domain, () -> {
                ClassSignature signature = ClassSignature.of(domain, environment.getTypeUtils(), elements);
                if (isComplete(domain, signature)) {
                    complete.add(domain);
                } else if (!signature.hasUnresolvedSupertype() && areOurs(domain, signature.unresolvedNames())) {
                    waitingForOurs.add(domain);
                }
            });
        }
        // Without a file there is no next round, and classes that wait for each other would wait for ever: the compiler
        // tells
        // the names of what is missing at least.
        if (generateAll(complete) == 0) {
            generateAll(waitingForOurs);
        }
    }

    /** Generates the classes, and returns the number of files that were written. */
    private int generateAll(List<TypeElement> domains) {
        AtomicInteger written = new AtomicInteger();
        for (TypeElement domain : domains) {
            waiting.remove(domain.getQualifiedName().toString());
            failures.guard(domain, () -> {
                switch (step.process(domain, false)) {
                    case GENERATED -> written.incrementAndGet();
                    case WAITING -> waiting.add(domain.getQualifiedName().toString());
                    case NOTHING_TO_GENERATE -> {}
                }
            });
        }
        return written.get();
    }

    /** Says what is still wrong when no more classes will appear. */
    void reportLeftOvers() {
        for (String name : waiting) {
            TypeElement domain = elements.getTypeElement(name);
            failures.guard(domain, () -> {
                ClassSignature signature = ClassSignature.of(domain, environment.getTypeUtils(), elements);
                if (signature.unresolvedNames().contains("")) {
                    reportNamelessType(domain);
                } else if (isComplete(domain, signature)) {
                    step.process(domain, true);
                }
            });
        }
    }

    /** Types that never appear are javac's to report; what it cannot know is that a class waited for them. */
    private void reportNamelessType(TypeElement domain) {
        environment
                .getMessager()
                .printMessage(
                        Diagnostic.Kind.NOTE,
                        "[lockkeeper:" + Rule.DOMAIN_CLASS.id() + "] '"
                                + GeneratedNames.simpleName(domain)
                                + "' was not generated: a type with arguments in the signature of '"
                                + domain.getSimpleName()
                                + "' is missing\n  hint: this compiler does not tell its name; if it is a class that"
                                + " Lockkeeper generates, declare an interface of it instead, or use JDK 25",
                        domain);
    }

    /** Members of local classes never come here: javac shows none to processors. */
    private void add(Element member) {
        Element type = member.getEnclosingElement();
        if (type instanceof TypeElement domain
                && waiting.add(domain.getQualifiedName().toString())) {
            generatedNames.add(domain, elements);
        }
    }

    /** The generated class itself may be mentioned in the class that it is generated for. */
    private boolean isComplete(TypeElement domain, ClassSignature signature) {
        String itself = GeneratedNames.simpleName(domain);
        return !signature.hasUnresolvedSupertype()
                && signature.unresolvedNames().stream()
                        .allMatch(name -> name.equals(itself)
                                || name.equals(elements.getPackageOf(domain).getQualifiedName() + "." + itself));
    }

    /** Whether all that is missing comes from this processor, in this round or a later one. */
    private boolean areOurs(TypeElement domain, Set<String> names) {
        return names.stream().allMatch(name -> generatedNames.isKnown(name, domain, elements));
    }
}
