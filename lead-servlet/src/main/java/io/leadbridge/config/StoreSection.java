package io.leadbridge.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code store} says.
 *
 * @param directory empty when {@code store} has a fault
 */
record StoreSection(Optional<Path> directory) {
    private static final List<String> LATER = List.of("url", "user", "password", "jndi");

    static StoreSection read(Section store) {
        LATER.stream().filter(store::has).forEach(name -> {
            store.fault(name, "is not supported yet; use directory instead");
        });
        Optional<Path> directory = store.required("directory").flatMap(Setting::path);
        store.refuseOthers();
        return new StoreSection(directory);
    }
}
