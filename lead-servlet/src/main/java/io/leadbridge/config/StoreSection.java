package io.leadbridge.config;

import io.leadbridge.store.LeadStore;
import io.leadbridge.store.LeadStoreException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code store} says.
 *
 * @param store empty when {@code store} has a fault
 * @param directory where an embedded store is; empty when a server keeps the leads
 */
record StoreSection(Optional<LeadStore> store, Optional<Path> directory) {
    private static final List<String> WAYS = List.of("directory", "url", "jndi");
    private static final String EACH = "directory, url and jndi";

    static StoreSection read(Section section) {
        Optional<Path> directory = section.path("directory");
        Optional<LeadStore> embedded = directory.map(LeadStore::inDirectory);
        Optional<LeadStore> server = server(section);
        Optional<LeadStore> offered = section.setting("jndi").flatMap(NamedSource::store);
        requireOneWay(section);
        section.refuseOthers();
        Optional<LeadStore> store = Stream.of(embedded, server, offered)
                .flatMap(Optional::stream)
                .filter(one -> !section.isFaulty())
                .findFirst();
        return new StoreSection(store, directory);
    }

    private static Optional<LeadStore> server(Section section) {
        Optional<Setting> url = section.setting("url");
        Optional<String> user = section.value("user", Form.TEXT);
        Optional<String> password = section.value("password", Form.TEXT);
        try {
            return url.flatMap(setting -> setting.as(Form.TEXT))
                    .map(address -> LeadStore.at(address, user.orElse(null), password.orElse(null)));
        } catch (LeadStoreException e) {
            section.fault("url", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static void requireOneWay(Section section) {
        List<String> given = WAYS.stream().filter(section::has).toList();
        if (given.isEmpty()) {
            section.fault("does not say where leads are kept; add one of " + EACH);
        }
        given.stream().skip(1).forEach(name -> section.fault(name, "is one place too many; keep one of " + EACH));
        if (!section.has("url")) {
            Stream.of("user", "password")
                    .filter(section::has)
                    .forEach(name -> section.fault(name, "belongs to url, which is not there; remove it or add url"));
        }
    }
}
