package dev.lockkeeper.scope;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** What the imports of the file of one class bring into scope. Of several imports on demand none goes before another. */
final class ImportedNames {
    private final TypesByName types;
    private final TypeElement from;
    private final List<SourceImport> imports;

    ImportedNames(TypesByName types, TypeElement from, List<SourceImport> imports) {
        this.types = types;
        this.from = from;
        this.imports = imports;
    }

    /** The types that are imported one by one. */
    Set<TypeElement> singleTypes(String name) {
        Set<TypeElement> found = new LinkedHashSet<>();
        for (SourceImport each : imports) {
            if (each.isOf(name) && each.kind() == SourceImport.Kind.TYPE) {
                types.find(from, each.name()).ifPresent(found::add);
            }
        }
        found.addAll(staticMembers(name, TypeElement.class, false));
        return found;
    }

    /** The types that are imported on demand, those of {@code java.lang} among them. */
    Set<TypeElement> typesOnDemand(String name) {
        Set<TypeElement> found = new LinkedHashSet<>();
        for (SourceImport each : imports) {
            if (each.isOnDemand() && each.kind() == SourceImport.Kind.TYPE) {
                types.find(from, each.scope() + "." + name).ifPresent(found::add);
            }
        }
        types.find(from, "java.lang." + name).ifPresent(found::add);
        found.removeIf(type -> !isAccessible(type));
        found.addAll(staticMembers(name, TypeElement.class, true));
        return found;
    }

    /** The types of modules that are imported as a whole. */
    Set<TypeElement> typesOfModules(String name) {
        Set<ModuleElement> modules = new LinkedHashSet<>();
        for (SourceImport each : imports) {
            if (each.kind() == SourceImport.Kind.MODULE) {
                types.findModule(each.name()).ifPresent(module -> addWithTransitive(module, modules));
            }
        }
        Set<TypeElement> found = new LinkedHashSet<>();
        for (ModuleElement module : modules) {
            ElementFilter.exportsIn(module.getDirectives()).stream()
                    .filter(exports -> exports.getTargetModules() == null
                            || exports.getTargetModules().contains(types.moduleOf(from)))
                    .flatMap(exports -> types.find(from, exports.getPackage().getQualifiedName() + "." + name).stream())
                    .filter(this::isAccessible)
                    .forEach(found::add);
        }
        return found;
    }

    private static void addWithTransitive(ModuleElement module, Set<ModuleElement> modules) {
        if (modules.add(module)) {
            ElementFilter.requiresIn(module.getDirectives()).stream()
                    .filter(ModuleElement.RequiresDirective::isTransitive)
                    .forEach(requires -> addWithTransitive(requires.getDependency(), modules));
        }
    }

    /** The static fields; one that is imported alone shadows those on demand. */
    List<VariableElement> fields(String name) {
        return staticMembers(name, VariableElement.class);
    }

    /** The static methods without parameters. */
    List<ExecutableElement> methods(String name) {
        return staticMembers(name, ExecutableElement.class).stream()
                .filter(method -> method.getParameters().isEmpty())
                .toList();
    }

    private <E extends Element> List<E> staticMembers(String name, Class<E> kind) {
        Set<E> single = staticMembers(name, kind, false);
        return new ArrayList<>(single.isEmpty() ? staticMembers(name, kind, true) : single);
    }

    private <E extends Element> Set<E> staticMembers(String name, Class<E> kind, boolean isOnDemand) {
        Set<E> found = new LinkedHashSet<>();
        for (SourceImport each : imports) {
            if (each.kind() == SourceImport.Kind.STATIC && (isOnDemand ? each.isOnDemand() : each.isOf(name))) {
                types.find(from, each.scope())
                        .ifPresent(owner -> found.addAll(Members.named(owner, name, kind, this::isImportable)));
            }
        }
        return found;
    }

    private boolean isImportable(Element member) {
        return member.getModifiers().contains(Modifier.STATIC) && isAccessible(member);
    }

    /** As imports see it: what is protected is taken along, and may prove out of reach where it is used. */
    private boolean isAccessible(Element member) {
        Set<Modifier> modifiers = member.getModifiers();
        return modifiers.contains(Modifier.PUBLIC)
                || modifiers.contains(Modifier.PROTECTED)
                || (!modifiers.contains(Modifier.PRIVATE) && types.isSamePackage(member, from));
    }
}
