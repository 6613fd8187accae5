package io.leadbridge.sinks.email;

import io.leadbridge.mapping.Value;
import io.leadbridge.mapping.Values;
import io.leadbridge.model.Lead;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses who gets a lead's mail. A lead may choose between addresses, and never bring one along: whatever a template
 * gives must stand in the template's own text as a whole.
 */
final class Recipients {
    /** More addresses belong into a distribution list. */
    static final int MAX = 50;

    private final List<Choice> choices;

    private Recipients(List<Choice> choices) {
        this.choices = choices;
    }

    /** Throws {@link IllegalArgumentException} with the first fault. */
    static Recipients of(List<String> templates) {
        if (templates.isEmpty() || templates.size() > MAX) {
            throw new IllegalArgumentException("must name 1 to " + MAX + " addresses of people who get the leads");
        }
        return new Recipients(templates.stream().map(Choice::of).toList());
    }

    /** The addresses for {@code lead}; none when there is one that is not written in its template. */
    Set<String> of(Lead lead) {
        Set<String> addresses = new LinkedHashSet<>();
        for (Choice choice : choices) {
            Optional<String> address = Optional.ofNullable(choice.value.textOf(lead));
            if (address.isPresent() && !choice.allowed.contains(address.get())) {
                return Set.of();
            }
            address.ifPresent(addresses::add);
        }
        return addresses;
    }

    /** Whether every lead goes to the same people. */
    boolean areFixed() {
        return choices.stream().allMatch(choice -> choice.isFixed);
    }

    /** The first address of all. */
    String first() {
        return choices.get(0).allowed.get(0);
    }

    private record Choice(Value value, List<String> allowed, boolean isFixed) {
        static Choice of(String template) {
            boolean isFixed = !template.contains("{");
            List<String> allowed = isFixed
                    ? List.of(template.strip()).stream()
                            .filter(Mailbox::isAddress)
                            .toList()
                    : Mailbox.within(template);
            if (allowed.isEmpty()) {
                throw new IllegalArgumentException(
                        "each entry must be one address, such as sales@contoso.com, or a template that chooses between"
                                + " whole addresses written in it: {Country | lookup(US='us@contoso.com') ??"
                                + " 'sales@contoso.com'}");
            }
            return new Choice(Values.text(template.strip()), allowed, isFixed);
        }
    }
}
