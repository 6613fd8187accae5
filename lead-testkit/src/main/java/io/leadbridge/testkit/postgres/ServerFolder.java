package io.leadbridge.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** The files of one server: its databases and its settings. */
record ServerFolder(TemporaryFolder folder) {
    /** Makes an empty cluster; user and password are those of its superuser. */
    static ServerFolder create(Commands commands, Programs programs, String user, String password) throws IOException {
        ServerFolder server = new ServerFolder(TemporaryFolder.create("leadbridge-postgres-"));
        commands.own(server.path());
        Path secret = Files.writeString(server.path().resolve("password"), password);
        Process initdb = commands.start(
                programs.path("initdb"),
                "--pgdata=" + server.data(),
                "--username=" + user,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync");
        Commands.awaitSuccess(initdb, "initdb");
        return server;
    }

    Path path() {
        return folder.path();
    }

    Path data() {
        return path().resolve("data");
    }

    /** Adds settings; of two with the same name the later one counts. */
    void set(Map<String, String> settings) throws IOException {
        StringBuilder lines = new StringBuilder();
        settings.forEach((name, value) -> lines.append(name)
                .append(" = '")
                .append(value.replace("'", "''"))
                .append("'\n"));
        Files.writeString(data().resolve("postgresql.conf"), lines, StandardOpenOption.APPEND);
    }

    void delete() {
        try {
            folder.delete();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of a PostgreSQL server is still there: " + path(), e);
        }
    }
}
