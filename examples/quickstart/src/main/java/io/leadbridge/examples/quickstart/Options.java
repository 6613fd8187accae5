package io.leadbridge.examples.quickstart;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What follows a command: {@code --port 8080} or {@code --port=8080}, {@code --test}, files and addresses, in any order. */
final class Options {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Set<String> switches = new LinkedHashSet<>();
    private final List<String> operands = new ArrayList<>();

    /** Reads them; throws {@link UsageException} for what {@code known} does not allow, lacks a value, or comes twice. */
    static Options of(List<String> arguments, Syntax known) {
        Options options = new Options();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            if (word.startsWith("-")) {
                options.read(word.split("=", 2), rest, known);
            } else {
                options.operands.add(word);
            }
        }
        if (options.operands.size() > known.operands()) {
            throw new UsageException("too many words: beside options "
                    + (known.operands() == 0 ? "none belongs here" : "at most " + known.operands() + " belong here"));
        }
        return options;
    }

    private void read(String[] option, Iterator<String> rest, Syntax known) {
        String name = option[0];
        if (known.switches().contains(name) && option.length == 1) {
            switches.add(name);
            return;
        }
        if (!known.options().contains(name)) {
            throw new UsageException("\"" + name + "\" is not an option here");
        }
        if (option.length == 1 && !rest.hasNext()) {
            throw new UsageException(name + " needs a value");
        }
        if (values.put(name, option.length == 2 ? option[1] : rest.next()) != null) {
            throw new UsageException(name + " is given twice");
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Whether the switch {@code name} is there. */
    boolean has(String name) {
        return switches.contains(name);
    }

    /** The word without an option at this place, from 0. */
    Optional<String> operand(int place) {
        return place < operands.size() ? Optional.of(operands.get(place)) : Optional.empty();
    }

    /** A port number; 0 means any free one. */
    int port(String name, int otherwise) {
        String text = text(name).orElse(String.valueOf(otherwise));
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
        if (port < 0 || port > 65_535) {
            throw new UsageException(name + " must be a number from 0 (any free port) to 65535, not \"" + text + "\"");
        }
        return port;
    }

    /** An IP address or a host's name. */
    InetAddress address(String name, String otherwise) {
        String text = text(name).orElse(otherwise);
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new UsageException(name + ": there is no host \"" + text + "\"");
        }
    }

    Optional<Path> file(String name) {
        return text(name).map(text -> path(name, text));
    }

    /** The file that the word without an option at this place names. */
    Optional<Path> fileAt(int place) {
        return operand(place).map(text -> path("\"" + text + "\"", text));
    }

    private static Path path(String name, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException(name + " must be the path of a file");
        }
    }

    /** The public address of a server, {@code https} and without a query. */
    Optional<URI> publicUrl(String name) {
        return text(name).map(text -> publicUrl(name, text));
    }

    private static URI publicUrl(String name, String text) {
        try {
            URI url = new URI(text);
            if ("https".equalsIgnoreCase(url.getScheme())
                    && url.getHost() != null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Said below; what was typed may hold a key and is not repeated.
        }
        throw new UsageException(name + " must look like https://leads.contoso.com, without ? and #");
    }
}
