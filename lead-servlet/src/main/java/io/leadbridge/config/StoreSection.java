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
        List<String> early = LATER.stream().filter(store::has).toList();
        early.forEach(name -> store.fault(name, "is not supported yet; use directory"));
        Optional<Setting> directory = early.isEmpty() ? store.required("directory") : store.setting("directory");
        store.refuseOthers();
        return new StoreSection(directory.flatMap(Setting::path).filter(path -> !store.isFaulty()));
    }
}
