package io.leadbridge.examples.quickstart;

import java.util.Set;

/**
 * What a command understands.
 *
 * @param options those with a value: {@code --port 8080}
 * @param switches those without: {@code --test}
 * @param operands how many other words there may be: files, addresses
 */
record Syntax(Set<String> options, Set<String> switches, int operands) {
    static Syntax ofOptions(String... options) {
        return new Syntax(Set.of(options), Set.of(), 0);
    }

    Syntax withSwitch(String name) {
        return new Syntax(options, Set.of(name), operands);
    }

    Syntax withOperands(int most) {
        return new Syntax(options, switches, most);
    }
}
