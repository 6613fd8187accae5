package io.leadbridge.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A grammar in EBNF as {@code docs/mapping.md} has it, out of which sentences are made at random. What no rule defines is
 * asked of {@code terminals}.
 */
final class Grammar {
    private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"|[\\w-]+(?=\\s*=)?|[{}()\\[\\]|=]");
    private static final int MAX_DEPTH = 14;

    /** What a sentence is made of; {@code depth} says how deep inside of rules. */
    private interface Node {
        void write(StringBuilder out, int depth);
    }

    private final Map<String, Node> rules = new LinkedHashMap<>();
    private final Map<String, Supplier<String>> terminals;
    private final Set<String> spaced;
    private final Random random;

    /** @param spaced the rules between whose parts blanks may stand */
    Grammar(String ebnf, Set<String> spaced, Map<String, Supplier<String>> terminals, Random random) {
        this.terminals = terminals;
        this.spaced = spaced;
        this.random = random;
        for (String rule : ebnf.split("\n(?=\\S)")) {
            int equals = rule.indexOf('=');
            String name = rule.substring(0, equals).strip();
            List<String> tokens = TOKEN.matcher(rule.substring(equals + 1))
                    .results()
                    .map(MatchResult::group)
                    .toList();
            rules.put(name, new Reader(tokens, spaced.contains(name)).alternatives());
        }
    }

    /** The names of all rules. */
    Set<String> rules() {
        return rules.keySet();
    }

    /** A sentence of the rule {@code name}. */
    String sentence(String name) {
        StringBuilder out = new StringBuilder();
        named(name).write(out, 0);
        return out.toString();
    }

    private Node named(String name) {
        Supplier<String> terminal = terminals.get(name);
        if (terminal != null) {
            return (out, depth) -> out.append(terminal.get());
        }
        return (out, depth) -> {
            Node rule = rules.get(name);
            if (rule == null) {
                throw new NoSuchElementException("the grammar does not say what " + name + " is");
            }
            rule.write(out, depth + 1);
        };
    }

    private String blanks() {
        return List.of("", "", "", " ", "\n").get(random.nextInt(5));
    }

    /** Reads what stands right of the equals sign. */
    private final class Reader {
        private final Iterator<String> tokens;
        private final boolean isSpaced;
        private String next;

        private Reader(List<String> tokens, boolean isSpaced) {
            this.tokens = tokens.iterator();
            this.isSpaced = isSpaced;
            advance();
        }

        private void advance() {
            next = tokens.hasNext() ? tokens.next() : "";
        }

        private Node alternatives() {
            List<Node> choices = new ArrayList<>(List.of(sequence()));
            while (next.equals("|")) {
                advance();
                choices.add(sequence());
            }
            // the first is the one without end: deep inside, sentences must come to one
            return (out, depth) -> choices.get(depth > MAX_DEPTH ? 0 : random.nextInt(choices.size()))
                    .write(out, depth);
        }

        private Node sequence() {
            List<Node> parts = new ArrayList<>();
            while (!Arrays.asList("", "|", ")", "}", "]").contains(next)) {
                parts.add(part());
            }
            return (out, depth) -> {
                for (Node part : parts) {
                    out.append(isSpaced && parts.size() > 1 ? blanks() : "");
                    part.write(out, depth);
                }
            };
        }

        private Node part() {
            String token = next;
            advance();
            switch (token) {
                case "(":
                    return closed();
                case "[":
                    return repeated(closed(), 1);
                case "{":
                    return repeated(closed(), 3);
                default:
                    String literal = token.replace("\"", "");
                    return token.startsWith("\"") ? (out, depth) -> out.append(literal) : named(token);
            }
        }

        private Node closed() {
            Node inner = alternatives();
            advance();
            return inner;
        }

        private Node repeated(Node inner, int most) {
            return (out, depth) -> {
                for (int i = depth > MAX_DEPTH ? 0 : random.nextInt(most + 1); i > 0; i--) {
                    inner.write(out, depth);
                }
            };
        }
    }
}
