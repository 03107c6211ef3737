package dev.lockkeeper.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the user's options say: {@code lockkeeper.rules} and {@code lockkeeper.generate}. A misspelt option, rule or value is not
 * passed over but kept as a problem, for the half that read the options to report.
 */
public final class Settings {
    /** The option that sets the level of all rules or of single ones. */
    public static final String RULES = "lockkeeper.rules";

    /** The option that turns generation off. */
    public static final String GENERATE = "lockkeeper.generate";

    private static final String PREFIX = "lockkeeper.";
    private static final List<String> OPTIONS = List.of(RULES, GENERATE);

    private final Map<Rule, Level> levels = new EnumMap<>(Rule.class);
    private final List<String> problems = new ArrayList<>();
    private boolean isGenerating = true;

    private Settings() {
        for (Rule rule : Rule.values()) {
            levels.put(rule, rule.defaultLevel());
        }
    }

    /** Reads the options; those of other processors, without our prefix, are passed over. */
    public static Settings parse(Map<String, String> options) {
        Settings settings = new Settings();
        for (Map.Entry<String, String> option : options.entrySet()) {
            String value = option.getValue();
            settings.readOption(option.getKey(), value == null ? "" : value.trim());
        }
        return settings;
    }

    /** The level at which a rule speaks. */
    public Level level(Rule rule) {
        return levels.getOrDefault(rule, rule.defaultLevel());
    }

    /** Whether classes are generated, or annotated classes only checked. */
    public boolean isGenerating() {
        return isGenerating;
    }

    /** What is wrong with the options: complete diagnostics, empty when all is well. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    private void readOption(String name, String value) {
        if (name.equals(RULES)) {
            readRules(value);
        } else if (name.equals(GENERATE)) {
            readGenerate(value);
        } else if (name.startsWith(PREFIX)) {
            addProblem("there is no option '" + name + "'", "did you mean '" + nearest(name, OPTIONS) + "'?");
        }
    }

    private void readGenerate(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            addProblem("'" + GENERATE + "=" + value + "' is neither true nor false", "write '" + GENERATE + "=false'");
        }
        isGenerating = !value.equals("false");
    }

    private void readRules(String value) {
        for (String item : value.split(",", -1)) {
            int colon = item.indexOf(':');
            if (colon < 0) {
                readLevelOfAll(item.trim());
            } else {
                readLevelOfOne(
                        item.substring(0, colon).trim(),
                        item.substring(colon + 1).trim());
            }
        }
    }

    private void readLevelOfAll(String name) {
        Level.find(name)
                .ifPresentOrElse(
                        level -> levels.replaceAll((rule, before) -> level),
                        () -> addProblem(
                                "'" + name + "' in '" + RULES + "' is no level",
                                "write error, warn or off for all rules, or for one as in 'guarded-by:warn'"));
    }

    private void readLevelOfOne(String id, String name) {
        Rule.find(id)
                .ifPresentOrElse(
                        rule -> Level.find(name)
                                .ifPresentOrElse(
                                        level -> levels.put(rule, level),
                                        () -> addProblem(
                                                "'" + name + "' in '" + RULES + "' is no level",
                                                "write '" + id + ":error', '" + id + ":warn' or '" + id + ":off'")),
                        () -> addProblem(
                                "there is no rule '" + id + "'", "did you mean '" + nearest(id, ruleIds()) + "'?"));
    }

    private void addProblem(String problem, String hint) {
        problems.add("[lockkeeper:option] " + problem + "\n  hint: " + hint);
    }

    private static List<String> ruleIds() {
        return Arrays.stream(Rule.values()).map(Rule::id).toList();
    }

    private static String nearest(String name, List<String> candidates) {
        return NearestName.find(name, candidates).orElseThrow();
    }
}
