package dev.lockkeeper.analyser.lock;

import dev.lockkeeper.scope.LockExpressions;
import dev.lockkeeper.scope.NoLocks;
import dev.lockkeeper.scope.ScopedNames;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Finds out which lock a lock expression in an annotation denotes. Needs no source: a member of a jar is as good. */
public final class GuardResolver {
    private static final String NAME = "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*(\\(\\))?";

    private static final String SHAPE = "(#\\d{1,3}|" + NAME + ")(\\." + NAME + ")*";

    private static final String SHAPE_HINT = "write the name of a final field, as in \"lock\", or \"this\"";

    private final TypeHierarchy hierarchy;
    private final GuardPath path;
    /** What was resolved last: the members of a class are commonly guarded by one lock. */
    private @Nullable Guard last;

    private @Nullable TypeElement lastType;
    /** The text of the last expression that was one: most are the same in all classes. */
    private String lastText = "this";

    /** A resolver for the classes of one compilation and those that they use. */
    public GuardResolver(TypeHierarchy hierarchy, ScopedNames names) {
        this.hierarchy = hierarchy;
        path = new GuardPath(new MemberLookup(hierarchy), names);
    }

    Guard resolve(
            Element member, AnnotationMirror annotation, String expression, boolean isOurs, boolean isReadEnough) {
        Guard same = findSame(member, expression, isOurs);
        return same != null
                ? new Guard(annotation, expression, isOurs, isReadEnough, same.lock(), same.kind(), null)
                : resolveNext(member, annotation, compact(expression), isOurs, isReadEnough);
    }

    private String compact(String expression) {
        return expression.equals(lastText) ? expression : LockExpressions.compact(expression);
    }

    private Guard resolveNext(
            Element member, AnnotationMirror annotation, String text, boolean isOurs, boolean isReadEnough) {
        Guard guard = resolveAnew(member, annotation, text, isOurs, isReadEnough);
        boolean isOfOneMember = text.startsWith("#") || text.equals("itself");
        last = guard.problem() == null && !isOfOneMember && !isReferringTo(guard, member) ? guard : null;
        lastType = DeclaringType.of(member);
        return guard;
    }

    /** The guard resolved last, if it denotes the same lock; which it may not for a static member. */
    private @Nullable Guard findSame(Element member, String text, boolean isOurs) {
        boolean isSame = last != null
                && last.isOurs() == isOurs
                && last.expression().equals(text)
                && DeclaringType.of(member).equals(lastType)
                && !member.getModifiers().contains(Modifier.STATIC);
        return isSame ? last : null;
    }

    /** Whether the lock is the member itself, which alone needs not be final then. */
    private static boolean isReferringTo(Guard guard, Element member) {
        return (guard.lock() instanceof Value.Field lock && lock.field().equals(member))
                || (guard.lock() instanceof Value.StaticField constant
                        && constant.field().equals(member));
    }

    private Guard resolveAnew(
            Element member, AnnotationMirror annotation, String text, boolean isOurs, boolean isReadEnough) {
        GuardPath.Reached reached = isExpression(text)
                ? path.follow(member, text)
                : GuardPath.Reached.failed(
                        "'" + text + "', which is to guard '" + member.getSimpleName() + "', is no lock expression",
                        SHAPE_HINT);
        LockKind kind = kindOf(reached);
        Guard.Problem problem = reached.problem();
        if (kind == LockKind.MONITOR) {
            problem = problem != null ? problem : findKindProblem(member, text, reached);
            problem = problem != null || !isOurs ? problem : findValueProblem(member, text, reached);
        }
        problem = problem != null ? problem : findStaticProblem(member, text, reached);
        // The compiler says enough of a type that it does not find.
        boolean isUnknown = reached.type() != null && reached.type().getKind() == TypeKind.ERROR;
        return new Guard(annotation, text, isOurs, isReadEnough, isUnknown ? null : reached.value(), kind, problem);
    }

    private LockKind kindOf(GuardPath.Reached reached) {
        if (reached.value() instanceof Value.ClassObject) {
            return LockKind.MONITOR;
        }
        return reached.type() == null ? LockKind.OPEN : LockKind.of(reached.type(), hierarchy);
    }

    /** Most are plain names, for which no pattern has to be compiled. */
    private boolean isExpression(String text) {
        boolean isExpression = text.equals(lastText) || SourceVersion.isIdentifier(text) || text.matches(SHAPE);
        lastText = isExpression ? text : lastText;
        return isExpression;
    }

    /** Not every object is a lock, and what is no object has no monitor. */
    private Guard.@Nullable Problem findKindProblem(Element member, String text, GuardPath.Reached reached) {
        TypeMirror type = reached.type();
        boolean isNoLock = type != null && (NoLocks.isWithoutObject(type) || isWithoutHolder(type));
        return isNoLock
                ? new Guard.Problem(
                        "'" + text + "', which guards '" + member.getSimpleName() + "', is of type '" + type
                                + "', which is no lock",
                        "guard it by a Lock, or by the monitor of an object that is made for that")
                : null;
    }

    /** Whoever makes the same value locks the same object, or not, as the JDK likes. */
    private static Guard.@Nullable Problem findValueProblem(Element member, String text, GuardPath.Reached reached) {
        TypeMirror type = reached.type();
        return type != null && NoLocks.isValueBased(type)
                ? new Guard.Problem(
                        "'" + text + "', which guards '" + member.getSimpleName() + "', is of type '" + type
                                + "', whose objects are values: they may have other holders",
                        "guard it by an object made for it, as in 'private final Object lock = new Object()'")
                : null;
    }

    private boolean isWithoutHolder(TypeMirror type) {
        for (String name : NoLocks.WITHOUT_HOLDER) {
            if (hierarchy.isKindOf(type, name)) {
                return true;
            }
        }
        return false;
    }

    /** A static member is shared by all instances, so that a lock that each of them has does not guard it. */
    private static Guard.@Nullable Problem findStaticProblem(Element member, String text, GuardPath.Reached reached) {
        if (!member.getModifiers().contains(Modifier.STATIC)
                || reached.value() == null
                || !(reached.value().root() instanceof Value.Self)) {
            return null;
        }
        String type = DeclaringType.of(member).getSimpleName().toString();
        return new Guard.Problem(
                "'" + member.getSimpleName() + "' is static, but '" + text + "', which guards it, is another lock in"
                        + " each instance",
                "guard it by a static final field, or by \"" + type + ".class\"");
    }
}
