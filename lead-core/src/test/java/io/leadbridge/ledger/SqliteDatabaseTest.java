package io.leadbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadbridge.store.LeadStoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest {
    @TempDir
    Path folder;

    @Test
    void everyCommitIsSyncedToTheDisk() throws Exception {
        try (SqliteDatabase database = SqliteDatabase.open(folder);
                Connection connection = database.connect()) {
            assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(connection, "synchronous")).isEqualTo("2");
            assertThat(pragma(connection, "secure_delete")).isEqualTo("1");
            assertThat(pragma(connection, "foreign_keys")).isEqualTo("1");
        }
    }

    @Test
    void oneOwnerAtATimeAndTheMessageNamesTheFolder() {
        try (SqliteDatabase first = SqliteDatabase.open(folder)) {
            assertThat(first).isNotNull();
            assertThatExceptionOfType(LeadStoreException.class)
                    .isThrownBy(() -> SqliteDatabase.open(folder))
                    .withMessageContaining(folder.toString())
                    .withMessageContaining("in use by another process or web application");
        }
        SqliteDatabase.open(folder).close();
    }

    @Test
    void missingFoldersAreMadeForTheirOwnerOnly() throws Exception {
        Path deep = folder.resolve("var/lib/leads");
        SqliteDatabase.open(deep).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(deep)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(deep.resolve("leads.db"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whatAKilledProcessLeftOfTheNativeLibraryIsRemoved() throws Exception {
        Path leftover = folder.resolve("native/sqlite-3.0.0-killed-libsqlitejdbc.so");
        Files.createDirectories(leftover.getParent());
        Files.writeString(leftover, "left behind");
        SqliteDatabase.open(folder).close();
        try (Stream<Path> files = Files.list(leftover.getParent())) {
            assertThat(files).doesNotContain(leftover);
        }
    }

    @Test
    void aFileWhereTheFolderShouldBeIsSaidClearly() throws Exception {
        Path file = Files.writeString(folder.resolve("leads"), "a file");
        assertThatExceptionOfType(LeadStoreException.class)
                .isThrownBy(() -> SqliteDatabase.open(file))
                .withMessageContaining("cannot use the store directory " + file);
    }

    private static String pragma(Connection connection, String name) throws Exception {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
