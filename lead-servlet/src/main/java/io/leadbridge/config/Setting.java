package io.leadbridge.config;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One value as it stands in the file. A value of the wrong form is noted as a fault at its place and then absent. */
final class Setting {
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9]\\d{0,17}");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9]\\d{0,17})\\.\\d{1,6}");

    private final Place place;
    private final Node node;
    private final Environment environment;
    private final Faults faults;

    Setting(Place place, Node node, Environment environment, Faults faults) {
        this.place = place;
        this.node = node;
        this.environment = environment;
        this.faults = faults;
    }

    void fault(String message) {
        faults.add(place, message);
    }

    /** The text, with its references filled in. */
    Optional<String> text() {
        if (isEmpty()) {
            fault("has no value; give it one or remove it");
        } else if (node instanceof ScalarNode scalar) {
            return environment.fill(scalar.getValue(), this::fault);
        } else {
            fault("must be a single value, not " + (node instanceof SequenceNode ? "a list" : "a section"));
        }
        return Optional.empty();
    }

    /**
     * Passes on the value as YAML means it: null for no value, {@code Boolean}, {@code Long} and {@code BigDecimal} where
     * it is written without quotes, else text. Passes on nothing when it has a fault.
     */
    void plain(Consumer<@Nullable Object> taker) {
        if (isEmpty()) {
            taker.accept(null);
        } else {
            boolean unquoted = node instanceof ScalarNode scalar && scalar.isPlain();
            text().ifPresent(text -> taker.accept(unquoted ? typed(text) : text));
        }
    }

    private static Object typed(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        if (WHOLE.matcher(text).matches()) {
            return Long.valueOf(text);
        }
        return DECIMAL.matcher(text).matches() ? new BigDecimal(text) : text;
    }

    /** The value, written in {@code form}. */
    <T> Optional<T> as(Form<T> form) {
        return text().flatMap(text -> {
            Optional<T> value = form.reader().apply(text);
            if (value.isEmpty()) {
                fault(form.expected());
            }
            return value;
        });
    }

    /** A file or folder. */
    Optional<Path> path() {
        return as(new Form<>("must be the path of a file or folder", environment::path));
    }

    /** The entries of the list; one value is a list of one. */
    List<Setting> entries() {
        if (!(node instanceof SequenceNode list)) {
            return List.of(this);
        }
        return IntStream.range(0, list.getValue().size())
                .mapToObj(i -> entry(i, list.getValue().get(i)))
                .toList();
    }

    private Setting entry(int index, Node entry) {
        return new Setting(place.entry(index).at(entry), entry, environment, faults);
    }

    /** The section that this value is, named at {@code name}; an empty one when there is no value. */
    Section section(Place name) {
        if (node instanceof MappingNode mapping) {
            return new Section(name, mapping.getValue(), environment, faults);
        }
        if (isEmpty()) {
            return new Section(name, List.of(), environment, faults);
        }
        fault("must be a section with settings of its own");
        return new Section(name, List.of(), environment, new Faults()); // what it lacks is no news
    }

    private boolean isEmpty() {
        return node instanceof ScalarNode scalar
                && scalar.isPlain()
                && scalar.getTag().equals(Tag.NULL);
    }
}
