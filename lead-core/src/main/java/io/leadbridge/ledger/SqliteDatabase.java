package io.leadbridge.ledger;

import io.leadbridge.store.LeadStoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * The embedded database: {@code leads.db} in a folder of its own, readable by its owner only, which makes a commit
 * durable before it returns (write-ahead log, {@code synchronous=FULL}: one fsync each).
 */
final class SqliteDatabase implements Database {
    private static final int SCRUBS = 50;
    private static final Duration BETWEEN_SCRUBS = Duration.ofMillis(100);

    private final Path file;
    private final StoreLock lock;

    private SqliteDatabase(Path file, StoreLock lock) {
        this.file = file;
        this.lock = lock;
    }

    /** Creates what is missing, takes the lock, and loads SQLite's native library out of the same folder. */
    static SqliteDatabase open(Path directory) {
        Path folder = directory.toAbsolutePath().normalize();
        if (folder.toString().contains("?")) {
            throw new LeadStoreException("the store directory " + folder + " must not contain '?'", null);
        }
        try {
            createFolder(folder);
            StoreLock lock = StoreLock.take(folder);
            try {
                loadNativeLibrary(folder.resolve("native"));
                createFile(folder.resolve("leads.db"));
                sync(folder);
                return new SqliteDatabase(folder.resolve("leads.db"), lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new LeadStoreException(
                    "cannot use the store directory " + folder + ": "
                            + e.getClass().getSimpleName() + "; it must be a local folder that this process may write",
                    e);
        }
    }

    @Override
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("journal_mode", "WAL");
        properties.setProperty("synchronous", "FULL");
        properties.setProperty("foreign_keys", "true");
        properties.setProperty("secure_delete", "true");
        properties.setProperty("busy_timeout", "5000");
        // Not by DriverManager, which passes over the drivers of web applications.
        Connection connection = new JDBC4Connection("jdbc:sqlite:" + file, file.toString(), properties);
        try {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA fullfsync = 1");
            }
            require(connection, "journal_mode", "wal");
            require(connection, "synchronous", "2");
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    /** Deleted rows are overwritten in the file ({@code secure_delete}); the log is emptied, which has them still. */
    @Override
    public boolean scrub(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            // It keeps the writer out while it waits for readers: it must not wait for long.
            statement.execute("PRAGMA busy_timeout = 100");
            for (int i = 0; i < SCRUBS; i++) {
                if (emptyLog(statement)) {
                    return true;
                }
                LockSupport.parkNanos(BETWEEN_SCRUBS.toNanos());
            }
        }
        return false;
    }

    private static boolean emptyLog(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            return row.next() && row.getInt("busy") == 0;
        }
    }

    /** Reads a setting back: a file system without shared memory quietly refuses the write-ahead log. */
    private void require(Connection connection, String pragma, String value) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + pragma)) {
            String actual = row.next() ? row.getString(1) : "nothing";
            if (!value.equals(actual.toLowerCase(Locale.ROOT))) {
                throw new LeadStoreException(
                        "SQLite keeps " + pragma + "=" + actual + " instead of " + value + " for " + file
                                + "; put the store on a local file system",
                        null);
            }
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new LeadStoreException("cannot release the lock of the store at " + file, e);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private static void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            createFolder(parent);
        }
        try {
            if (isPosix(folder)) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(folder);
            }
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
        if (parent != null) {
            sync(parent);
        }
    }

    private static void createFile(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        if (isPosix(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Makes the names in a folder durable; where folders cannot be opened (Windows) the system does it by itself. */
    private static void sync(Path folder) throws IOException {
        if (isPosix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /**
     * Unpacks and loads SQLite from the store's own folder: the system's temporary folder may forbid running code, and
     * every killed process would leave a copy there. What earlier processes left is removed first, for nobody else has
     * the lock.
     */
    private static void loadNativeLibrary(Path folder) throws IOException {
        createFolder(folder);
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder)) {
            for (Path leftover : leftovers) {
                deleteUnlessInUse(leftover);
            }
        }
        synchronized (SqliteDatabase.class) {
            String before = System.getProperty("org.sqlite.tmpdir");
            System.setProperty("org.sqlite.tmpdir", folder.toString());
            try {
                SQLiteJDBCLoader.initialize();
            } catch (Exception e) {
                throw new LeadStoreException("cannot load SQLite's native library from " + folder, e);
            } finally {
                restore(before);
            }
        }
    }

    /** Windows keeps the file of a library that this very process has loaded for an earlier store. */
    private static void deleteUnlessInUse(Path leftover) {
        try {
            Files.deleteIfExists(leftover);
        } catch (IOException inUse) {
            leftover.toFile().deleteOnExit();
        }
    }

    private static void restore(@Nullable String before) {
        if (before == null) {
            System.clearProperty("org.sqlite.tmpdir");
        } else {
            System.setProperty("org.sqlite.tmpdir", before);
        }
    }
}
