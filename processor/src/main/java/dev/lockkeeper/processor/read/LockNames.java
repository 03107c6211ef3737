package dev.lockkeeper.processor.read;

import dev.lockkeeper.finding.NearestName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** What the first names of a lock expression mean in the class that declares the member. */
final class LockNames {
    static final String CALL = "()";
    private static final String FULL_NAME = "as in 'java.util.Map.class'";

    private final Compilation compilation;
    private final Scope scope;

    LockNames(Compilation compilation, Scope scope) {
        this.compilation = compilation;
        this.scope = scope;
    }

    /** The field, or the method without parameters, of the class, of one around it, or of a static import. */
    Optional<Element> findMember(String name) throws UnresolvedLockException {
        for (TypeElement type : Compilation.withEnclosing(scope.owner())) {
            Optional<? extends Element> found = name.endsWith(CALL)
                    ? Scope.findMethod(compilation, type, withoutCall(name))
                    : Scope.findField(compilation, type, name);
            if (found.isPresent()) {
                checkInstance(type, found.get(), name);
                return Optional.of(found.get());
            }
        }
        return findOne(
                name,
                name.endsWith(CALL)
                        ? compilation.names().importedMethods(scope.owner(), withoutCall(name))
                        : compilation.names().importedFields(scope.owner(), name));
    }

    static String withoutCall(String name) {
        return name.substring(0, name.length() - CALL.length());
    }

    /** Of the classes around it, an object of the class has none. */
    private void checkInstance(TypeElement type, Element member, String name) throws UnresolvedLockException {
        if (!type.equals(scope.owner()) && !Compilation.isStatic(member)) {
            throw new UnresolvedLockException(
                    "'" + name + "' belongs to each '" + type.getSimpleName() + "', and a '"
                            + scope.owner().getSimpleName() + "' has none",
                    "make '" + name + "' static, or declare the lock in '"
                            + scope.owner().getSimpleName() + "'");
        }
    }

    /** How many names, from the first on, name a type. */
    int typeLength(List<String> names) throws UnresolvedLockException {
        String first = names.get(0);
        boolean isSimple = !compilation.names().types(scope.owner(), first).isEmpty();
        int length = isSimple ? 1 : compilation.names().qualifiedTypeLength(scope.owner(), names);
        if (length == 0) {
            throw unknown(first);
        }
        return length;
    }

    /** The type of this name, which has one part or begins with its package. */
    TypeElement type(List<String> name) throws UnresolvedLockException {
        String first = name.get(0);
        Optional<TypeElement> found = name.size() == 1
                ? findOne(first, compilation.names().types(scope.owner(), first))
                : compilation.names().findQualified(scope.owner(), name);
        return found.orElseThrow(() -> unknown(first));
    }

    /** The type that is nested in another one, or inherited by it. */
    Optional<TypeElement> findMemberType(TypeElement owner, String name) throws UnresolvedLockException {
        return findOne(name, compilation.names().memberTypes(scope.owner(), owner, name));
    }

    private <E extends Element> Optional<E> findOne(String name, List<? extends E> found)
            throws UnresolvedLockException {
        if (found.size() > 1) {
            String meanings = found.stream().map(LockNames::describe).sorted().collect(Collectors.joining("' or '"));
            throw new UnresolvedLockException(
                    "'" + name + "' can be '" + meanings + "'", "name the one that is meant in full");
        }
        return found.stream().findFirst().map(element -> (E) element);
    }

    private static String describe(Element element) {
        return element instanceof TypeElement ? element.toString() : element.getEnclosingElement() + "." + element;
    }

    private UnresolvedLockException unknown(String name) {
        TypeElement owner = scope.owner();
        List<String> known = ElementFilter.fieldsIn(compilation.elements().getAllMembers(owner)).stream()
                .filter(field -> !field.asType().getKind().isPrimitive())
                .filter(field -> field.getModifiers().contains(Modifier.FINAL))
                .map(field -> field.getSimpleName().toString())
                .sorted()
                .toList();
        return new UnresolvedLockException(
                "there is no '" + name + "' in " + owner.getSimpleName(),
                NearestName.findSimilar(name, known)
                        .map(nearest -> "did you mean '" + nearest + "'?")
                        .orElseGet(this::adviceOnClasses));
    }

    /** Imports are known of the files of this compilation, if at all. */
    private String adviceOnClasses() {
        if (compilation.names().findSource(scope.owner()).isPresent()) {
            return "declare a final field for the lock; if it belongs to a class, import that, or write its full name, "
                    + FULL_NAME;
        }
        if (compilation.names().findSource(scope.domain()).isPresent()) {
            String owner = scope.owner().getSimpleName().toString();
            return "'" + owner
                    + "' is compiled already, and its imports are not known any more: if the lock belongs to a"
                    + " class, write the full name of that in '" + owner + "', " + FULL_NAME;
        }
        return "declare a final field for the lock; this compiler tells no imports, so a class of another package is known"
                + " by its full name only, " + FULL_NAME;
    }
}
