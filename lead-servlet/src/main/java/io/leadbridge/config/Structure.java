package io.leadbridge.config;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Refuses what YAML allows and a configuration must not hold, anywhere in the file: a name given twice, a name that is
 * not text, {@code <<}, tags, and an alias inside its own anchor. Other aliases are read as if written out.
 */
final class Structure {
    private static final Set<Tag> PLAIN =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MERGE, Tag.SEQ, Tag.MAP);

    private final Faults faults;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Node> done = Collections.newSetFromMap(new IdentityHashMap<>());

    Structure(Faults faults) {
        this.faults = faults;
    }

    /** Notes each fault in {@code node} and below. */
    void check(Node node, Place place) {
        if (open.contains(node)) {
            faults.add(place, "an alias of what it is itself a part of; write the values out");
        } else if (done.add(node)) {
            open.add(node);
            checkTag(node, place);
            if (node instanceof MappingNode mapping) {
                checkNames(mapping.getValue(), place);
            } else if (node instanceof SequenceNode list) {
                checkEntries(list.getValue(), place);
            }
            open.remove(node);
        }
    }

    private void checkTag(Node node, Place place) {
        if (!PLAIN.contains(node.getTag())) {
            faults.add(place.at(node), "has a tag, which is not read; quote a value beginning with !");
        }
    }

    private void checkEntries(List<Node> entries, Place place) {
        for (int i = 0; i < entries.size(); i++) {
            check(entries.get(i), place.entry(i).at(entries.get(i)));
        }
    }

    private void checkNames(List<NodeTuple> members, Place place) {
        Map<String, Place> seen = new HashMap<>();
        for (NodeTuple member : members) {
            if (!(member.getKeyNode() instanceof ScalarNode name)
                    || name.getTag().equals(Tag.NULL)) {
                faults.add(place.at(member.getKeyNode()), "a name that is no text; quote what has braces");
                continue;
            }
            Place here = place.child(name.getValue()).at(name);
            if (name.getTag().equals(Tag.MERGE)) {
                faults.add(place.at(name), "'<<' is not read; write the settings out");
            }
            Place first = seen.putIfAbsent(name.getValue(), here);
            if (first != null) {
                faults.add(here, "is given twice; remove this one or the one in line " + first.line());
            }
            check(member.getValueNode(), here);
        }
    }
}
