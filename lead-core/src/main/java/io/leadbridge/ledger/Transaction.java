package io.leadbridge.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An open transaction: runs one statement with its values, and knows whether anything was changed. */
final class Transaction {
    private final Connection connection;
    private final Dialect dialect;
    private boolean changed;

    Transaction(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** Reads one row. */
    interface Reading<T> {
        T read(Row row) throws SQLException;
    }

    Dialect dialect() {
        return dialect;
    }

    boolean hasChanged() {
        return changed;
    }

    /** Runs a change and says how many rows it changed. */
    int update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            int rows = statement.executeUpdate();
            changed |= rows > 0;
            return rows;
        }
    }

    /** Runs what gives back rows, a change with {@code returning} too. */
    <T> List<T> list(String sql, Reading<T> reading, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> list = new ArrayList<>();
                while (rows.next()) {
                    list.add(reading.read(new Row(rows)));
                }
                changed |= sql.startsWith("insert") && !list.isEmpty();
                return list;
            }
        }
    }

    <T> Optional<T> first(String sql, Reading<T> reading, @Nullable Object... values) throws SQLException {
        return list(sql, reading, values).stream().findFirst();
    }

    /** The one number that {@code sql} selects. */
    long number(String sql, @Nullable Object... values) throws SQLException {
        return first(sql, row -> row.columns().getLong(1), values).orElse(0L);
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else if (value instanceof Instant instant) {
            statement.setLong(index, instant.toEpochMilli());
        } else if (value instanceof Duration duration) {
            statement.setLong(index, duration.toMillis());
        } else if (value instanceof Boolean flag) {
            statement.setInt(index, flag ? 1 : 0);
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else if (value instanceof Number number) {
            statement.setLong(index, number.longValue());
        } else if (value instanceof Enum<?> constant) {
            statement.setString(index, column(constant));
        } else {
            statement.setString(index, value.toString().replace('\0', '\uFFFD')); // PostgreSQL's text has no NUL
        }
    }

    /** How a constant stands in a column. */
    static String column(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
