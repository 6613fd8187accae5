package io.leadbridge.config;

import io.leadbridge.sink.SinkProvider;
import io.leadbridge.sinks.dynamics365.Dynamics365Sink;
import io.leadbridge.sinks.salesforce.SalesforceSink;
import io.leadbridge.sinks.webtolead.WebToLeadSink;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Every setting that the reader of {@code leads.yaml} and the providers of the shipped sinks ask for, found by letting them
 * read next to nothing.
 *
 * @param sections by the name of the section: {@code endpoint}, {@code offers} (of each offer), {@code store}, {@code
 *     retry}, {@code leads}, {@code destinations} (of each, whatever its sink)
 * @param sinks by the word after {@code sink:}, what each kind has besides
 */
record KnownSettings(Map<String, List<KnownSetting>> sections, Map<String, List<KnownSetting>> sinks) {
    /** What providers read as text and have a default for. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "dynamics365.authority",
            Dynamics365Sink.DEFAULT_AUTHORITY.toString(),
            "salesforce.api-version",
            SalesforceSink.DEFAULT_API_VERSION,
            "salesforce.assignment-rule",
            "TRUE",
            "web-to-lead.url",
            WebToLeadSink.DEFAULT_URL.toString());

    /** What is missed when nothing is given, and need not be when another setting is. */
    private static final Set<String> ALTERNATIVES = Set.of("salesforce.client-secret");

    private static final String DESTINATIONS = "destinations";
    private static final String SOME = "x";
    private static final String WITHOUT_SETTINGS = "creating";

    static KnownSettings read(Path folder) {
        Section root = root(folder, WITHOUT_SETTINGS, new Faults());
        Map<String, List<KnownSetting>> sections = new LinkedHashMap<>();
        root.asked().keySet().forEach(name -> sections.put(name, settings(innermost(root.section(name)))));
        Set<String> common = names(sections.get(DESTINATIONS));
        Map<String, List<KnownSetting>> sinks = new TreeMap<>();
        kinds().forEach(kind -> sinks.put(kind, ofSink(folder, kind, common)));
        return new KnownSettings(sections, sinks);
    }

    /** The section itself, or the one under a name of the user's in it. */
    private static Section innermost(Section section) {
        return section.namesAreFree() ? section.section(SOME) : section;
    }

    private static Set<String> names(List<KnownSetting> settings) {
        return settings.stream().map(KnownSetting::name).collect(Collectors.toSet());
    }

    private static List<KnownSetting> ofSink(Path folder, String kind, Set<String> common) {
        Faults faults = new Faults();
        Section destination = root(folder, kind, faults).section(DESTINATIONS).section(SOME);
        return settings(destination).stream()
                .filter(setting -> !common.contains(setting.name()))
                .map(setting -> completed(kind, setting, faults))
                .toList();
    }

    /** The kinds of sinks that are shipped. */
    private static List<String> kinds() {
        return ServiceLoader.load(SinkProvider.class).stream()
                .filter(provider -> provider.type().getName().startsWith("io.leadbridge.sinks."))
                .map(provider -> provider.get().kind())
                .sorted()
                .toList();
    }

    private static Section root(Path folder, String kind, Faults faults) {
        ConfigurationFile file = new ConfigurationFile(folder);
        file.write(
                "leads.yaml",
                "{ offers: { x: {} }, destinations: { x: { sink: %s } } }"
                        .formatted(kind)
                        .getBytes());
        Section root = Reading.root(file.file, new Environment(name -> null, folder), faults);
        Reading.of(root, faults).closeSinks();
        return root;
    }

    private static List<KnownSetting> settings(Section section) {
        return section.asked().entrySet().stream()
                .map(asked -> KnownSetting.of(asked.getKey(), asked.getValue()))
                .toList();
    }

    private static KnownSetting completed(String kind, KnownSetting setting, Faults faults) {
        String path = kind + "." + setting.name();
        boolean missed =
                faults.anyWithin(DESTINATIONS + "." + SOME + "." + setting.name()) && !ALTERNATIVES.contains(path);
        KnownSetting known = missed ? setting.mandatory() : setting;
        return DEFAULTS.containsKey(path) ? known.otherwise(DEFAULTS.get(path)) : known;
    }
}
