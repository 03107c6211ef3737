package dev.lockkeeper.processor.check;

import dev.lockkeeper.finding.Rule;
import dev.lockkeeper.processor.model.AtomicFieldModel;
import dev.lockkeeper.processor.model.AwaitModel;
import dev.lockkeeper.processor.model.ClassModel;
import dev.lockkeeper.processor.model.DomainModel;
import dev.lockkeeper.processor.model.FieldModel;
import dev.lockkeeper.processor.model.Subclassing;
import dev.lockkeeper.processor.model.UnnameableModel;
import dev.lockkeeper.processor.model.WorkerModel;
import java.util.Optional;
import java.util.stream.Stream;

/** A class whose members only a subclass can provide for must be able to have one. */
final class DomainClassCheck {
    private DomainClassCheck() {}

    static Stream<ShapeFinding> findings(DomainModel domain) {
        ClassModel self = domain.self();
        if (self.subclassing() == Subclassing.POSSIBLE) {
            return Stream.concat(
                    domain.unnameable().stream().map(member -> finding(self, member)),
                    domain.operations().stream()
                            .flatMap(operation -> operation.findField().stream())
                            .filter(field -> !field.isReachable())
                            .distinct()
                            .map(field -> finding(self, field)));
        }
        return member(domain)
                .map(member -> ShapeFinding.of(
                        Rule.DOMAIN_CLASS,
                        self.origin(),
                        "'" + self.type().simpleName() + "' declares the " + member + ", which needs the subclass '"
                                + self.generatedName() + "', but " + reason(self.subclassing()),
                        hint(self)))
                .stream();
    }

    private static ShapeFinding finding(ClassModel self, UnnameableModel member) {
        return ShapeFinding.of(
                Rule.DOMAIN_CLASS,
                member.origin(),
                "'" + member.member() + "' mentions the type '" + member.type() + "', which '" + self.generatedName()
                        + "' cannot name",
                "make the type visible to the package of '" + self.type().simpleName() + "'");
    }

    private static ShapeFinding finding(ClassModel self, FieldModel field) {
        return ShapeFinding.of(
                Rule.DOMAIN_CLASS,
                self.origin(),
                "'" + self.generatedName() + "' cannot reach the field '" + field.name() + "' of '"
                        + field.owner().type().qualifiedName() + "', whose module does not open it",
                "let that module open the package '" + field.owner().type().packageName() + "'");
    }

    /** The first member that needs a subclass, for the message to name. */
    private static Optional<String> member(DomainModel domain) {
        return Stream.of(
                        domain.atomicFields().stream()
                                .map(AtomicFieldModel::field)
                                .map(field -> "@Atomic field '" + field.name() + "'"),
                        domain.workers().stream()
                                .map(WorkerModel::method)
                                .map(method -> "@Worker method '" + method.name() + "'"),
                        domain.awaits().stream()
                                .map(AwaitModel::method)
                                .map(method -> "@Await method '" + method.name() + "'"))
                .flatMap(members -> members)
                .findFirst();
    }

    /** Why not, as the end of a sentence. */
    private static String reason(Subclassing subclassing) {
        return switch (subclassing) {
            case FINAL -> "is final";
            case PRIVATE -> "is private, or nested in a private class";
            case ENUM -> "is an enum";
            case RECORD -> "is a record";
            case INTERFACE -> "is an interface";
            case INNER -> "is an inner class, bound to an instance of the class around it";
            case SEALED -> "is sealed and does not permit it";
            case NO_CONSTRUCTOR -> "has private constructors only";
            case POSSIBLE -> throw new IllegalArgumentException("no reason: a subclass is possible");
        };
    }

    /** What would make it possible. */
    private static String hint(ClassModel self) {
        return switch (self.subclassing()) {
            case FINAL -> "remove 'final'";
            case PRIVATE -> "make it package-private at least";
            case INNER -> "make it 'static'";
            case SEALED -> "add '" + self.generatedName() + "' to its 'permits' clause";
            case NO_CONSTRUCTOR -> "make a constructor package-private at least";
            default -> "move the member to a class";
        };
    }
}
