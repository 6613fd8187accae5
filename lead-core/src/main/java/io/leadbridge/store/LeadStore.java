package io.leadbridge.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Says where leads are kept. The default needs no set-up: {@code LeadStore.inDirectory(Path.of("/var/lib/leads"))} is an
 * embedded database whose commits survive a killed process and a power cut, on a local disk, for one process at a time.
 * Where one machine is not enough, {@code LeadStore.on(dataSource)} is a PostgreSQL server that any number of processes
 * share. Nothing is opened before the pipeline starts.
 */
public sealed interface LeadStore {
    /** An embedded store in {@code directory}, which is created when missing, readable by its owner only. */
    static LeadStore inDirectory(Path directory) {
        return new Embedded(directory);
    }

    /**
     * A store on a PostgreSQL server of version 15 or later, in a schema named {@code leadbridge}, which is created when
     * missing (else by an administrator: the user needs {@code create} on it). Each process keeps up to four connections.
     *
     * @param source gives connections to the primary server; a pool should check those it lends ({@code testOnBorrow}), and
     *     must give up a server that does not answer ({@code loginTimeout}, which PostgreSQL's driver does not set itself)
     */
    static LeadStore on(DataSource source) {
        return on("PostgreSQL", () -> source);
    }

    /**
     * The same with a source that is looked up when the store is opened, such as one of a container's directory (JNDI);
     * what the look-up throws is why the store does not open.
     *
     * @param place names the store in messages
     */
    static LeadStore on(String place, Callable<? extends DataSource> source) {
        return new Shared(place, source, Shared.BEAT, Shared.SILENCE);
    }

    /**
     * The same without a pool. Needs {@code org.postgresql:postgresql}; throws {@link LeadStoreException} when that is not
     * there, or {@code url} is no address of PostgreSQL.
     *
     * @param url {@code jdbc:postgresql://host/database}, with the driver's parameters
     * @param user null when {@code url} says it
     * @param password null when {@code url} says it, or none is needed
     */
    static LeadStore at(String url, @Nullable String user, @Nullable String password) {
        PostgresSource at = PostgresSource.of(url, user, password);
        return on(at.place(), at::source);
    }

    /** A folder on a local disk, for one process at a time. */
    record Embedded(Path directory) implements LeadStore {}

    /**
     * A PostgreSQL server, for any number of processes.
     *
     * @param beat how often a process says that it lives
     * @param silence how long a process may be silent before others go on with its deliveries
     */
    record Shared(String place, Callable<? extends DataSource> source, Duration beat, Duration silence)
            implements LeadStore {
        /** The usual {@link #beat}: 5 s. */
        public static final Duration BEAT = Duration.ofSeconds(5);
        /** The usual {@link #silence}: 30 s. */
        public static final Duration SILENCE = Duration.ofSeconds(30);

        @Override
        public String toString() {
            return "Shared[" + place + "]";
        }
    }
}
