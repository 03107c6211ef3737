package dev.lockkeeper.processor.read;

import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Rule;
import dev.lockkeeper.processor.model.GuardModel;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Reads {@code @GuardedBy}. */
final class GuardReader {
    private final Compilation compilation;
    private final TypeReader types;
    private final FieldReader fields;
    private final TypeElement domain;

    GuardReader(Compilation compilation, TypeReader types, FieldReader fields, TypeElement domain) {
        this.compilation = compilation;
        this.types = types;
        this.fields = fields;
        this.domain = domain;
    }

    /** The guard of a member, if it has one. */
    Optional<GuardModel> find(Element member) {
        return MemberAnnotation.find(member, "GuardedBy", compilation.elements())
                .map(annotation -> read(member, annotation));
    }

    private GuardModel read(Element member, MemberAnnotation annotation) {
        String expression = annotation.string("value");
        boolean isRead = annotation.constant("access").equals("READ");
        try {
            return new GuardModel(
                    expression,
                    isRead,
                    Optional.of(new LockReader(compilation, types, fields, domain, member).read(expression)),
                    Optional.empty(),
                    annotation.origin("value"));
        } catch (UnresolvedLockException unresolved) {
            return new GuardModel(
                    expression,
                    isRead,
                    Optional.empty(),
                    Optional.of(finding(member, expression, unresolved)),
                    annotation.origin("value"));
        }
    }

    /** One sentence: the member, the expression, and why that is no lock. */
    private static Finding finding(Element member, String expression, UnresolvedLockException unresolved) {
        String subject = "'" + member.getSimpleName() + "' is guarded by '" + expression + "', but ";
        return new Finding(Rule.GUARDED_BY_LOCK, subject + unresolved.reason(), unresolved.hint());
    }
}
