package io.leadbridge.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The settings under one name. Remembers what was asked for, so that {@link #refuseOthers} can name what was not. A
 * section that is absent reads like an empty one.
 */
final class Section {
    private final Place place;
    private final Map<String, NodeTuple> members;
    private final Environment environment;
    private final Faults faults;
    private final Map<String, Asked> asked = new LinkedHashMap<>();
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private boolean namesAreFree;

    Section(Place place, List<NodeTuple> members, Environment environment, Faults faults) {
        this.place = place;
        this.members = byName(members);
        this.environment = environment;
        this.faults = faults;
    }

    /** The first of each name; what else there may be is refused by {@link Structure}. */
    private static Map<String, NodeTuple> byName(List<NodeTuple> members) {
        Map<String, NodeTuple> byName = new LinkedHashMap<>();
        for (NodeTuple member : members) {
            if (member.getKeyNode() instanceof ScalarNode name
                    && !Tag.MERGE.equals(name.getTag())
                    && !Tag.NULL.equals(name.getTag())) {
                byName.putIfAbsent(name.getValue(), member);
            }
        }
        return byName;
    }

    /** All names that stand here, for a section whose names are the user's choice. */
    List<String> names() {
        namesAreFree = true;
        return List.copyOf(members.keySet());
    }

    Optional<Setting> setting(String name) {
        return ask(name, Asked.value());
    }

    private Optional<Setting> ask(String name, Asked question) {
        asked.merge(name, question, Asked::and);
        return find(name);
    }

    private Optional<Setting> find(String name) {
        return Optional.ofNullable(members.get(name)).map(member -> {
            Node value = member.getValueNode();
            return new Setting(place.child(name).at(value), value, environment, faults);
        });
    }

    /** The setting {@code name}; a fault when it is absent. */
    Optional<Setting> required(String name) {
        return required(name, Asked.value());
    }

    /** The value of the setting {@code name}; a fault when it is absent. */
    <T> Optional<T> required(String name, Form<T> form) {
        return required(name, Asked.value(form)).flatMap(setting -> setting.as(form));
    }

    private Optional<Setting> required(String name, Asked question) {
        Optional<Setting> setting = ask(name, question.mandatory());
        if (setting.isEmpty()) {
            fault(name, "is missing; add it");
        }
        return setting;
    }

    <T> Optional<T> value(String name, Form<T> form) {
        return ask(name, Asked.value(form)).flatMap(setting -> setting.as(form));
    }

    /** The value of the setting {@code name}, or {@code otherwise} when it is absent or has a fault. */
    <T> T value(String name, Form<T> form, T otherwise) {
        return ask(name, Asked.value(form).otherwise(otherwise))
                .flatMap(setting -> setting.as(form))
                .orElse(otherwise);
    }

    Optional<Path> path(String name) {
        return setting(name).flatMap(Setting::path);
    }

    /** The entries of the list {@code name}; none when it is absent. */
    List<Setting> entries(String name) {
        return list(name).map(Setting::entries).orElse(List.of());
    }

    /** The setting {@code name}, which may be a list. */
    Optional<Setting> list(String name) {
        return ask(name, Asked.values());
    }

    Section section(String name) {
        Optional<Setting> setting = ask(name, Asked.section());
        return sections.computeIfAbsent(
                name,
                absent -> setting.map(given -> given.section(nameOf(name)))
                        .orElseGet(() -> new Section(place.child(name), List.of(), environment, faults)));
    }

    /** Notes a fault of the setting {@code name}: at its value, or at this section when it is absent. */
    void fault(String name, String message) {
        find(name).ifPresentOrElse(setting -> setting.fault(message), () -> faults.add(place.child(name), message));
    }

    /** Whether {@code name} stands here; does not count as asking for it. */
    boolean has(String name) {
        return members.containsKey(name);
    }

    /** Notes a fault of the section itself. */
    void fault(String message) {
        faults.add(place, message);
    }

    /** Notes each setting that was never asked for. */
    void refuseOthers() {
        for (String name : members.keySet()) {
            if (!asked.containsKey(name)) {
                faults.add(nameOf(name), "is not a setting; " + Nearest.hint(name, asked.keySet()));
            }
        }
    }

    /** What it was asked for, by name, in the order of the questions. */
    Map<String, Asked> asked() {
        return Collections.unmodifiableMap(asked);
    }

    /** Whether its names are the user's choice. */
    boolean namesAreFree() {
        return namesAreFree;
    }

    boolean isFaulty() {
        return faults.anyWithin(place.path());
    }

    private Place nameOf(String name) {
        NodeTuple member = members.get(name);
        return member == null ? place.child(name) : place.child(name).at(member.getKeyNode());
    }
}
