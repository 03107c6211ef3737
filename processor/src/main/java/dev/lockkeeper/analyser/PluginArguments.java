package dev.lockkeeper.analyser;

import dev.lockkeeper.finding.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the arguments of {@code -Xplugin:Lockkeeper}: {@code rules=…}, also with the prefixes that the option has elsewhere. */
final class PluginArguments {
    private static final String FLAG = "-A";
    private static final String PREFIX = Settings.RULES.substring(0, Settings.RULES.indexOf('.') + 1);

    private PluginArguments() {}

    /** The options by their full names; what is no option keeps the name it has and is reported as unknown. */
    static Map<String, String> parse(String... arguments) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String argument : arguments) {
            String option = argument.startsWith(FLAG) ? argument.substring(FLAG.length()) : argument;
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals);
            String value = equals < 0 ? "" : option.substring(equals + 1);
            options.put(name.startsWith(PREFIX) ? name : PREFIX + name, value);
        }
        return options;
    }
}
