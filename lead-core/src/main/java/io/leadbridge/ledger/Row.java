package io.leadbridge.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.leadbridge.internal.Json;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.OfferId;
import io.leadbridge.store.LeadStoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the columns of one row as what they mean. */
record Row(ResultSet columns) {
    String text(String column) throws SQLException {
        return columns.getString(column);
    }

    @Nullable
    String optionalText(String column) throws SQLException {
        return columns.getString(column);
    }

    long number(String column) throws SQLException {
        return columns.getLong(column);
    }

    int count(String column) throws SQLException {
        return columns.getInt(column);
    }

    /** A flag of ours: 1 or 0. */
    boolean flag(String column) throws SQLException {
        return columns.getInt(column) == 1;
    }

    /** A truth value that the database computed. */
    boolean bool(String column) throws SQLException {
        return columns.getBoolean(column);
    }

    <E extends Enum<E>> E constant(String column, Class<E> type) throws SQLException {
        return Enum.valueOf(type, columns.getString(column).toUpperCase(Locale.ROOT));
    }

    byte[] bytes(String column) throws SQLException {
        return columns.getBytes(column);
    }

    Instant instant(String column) throws SQLException {
        return Instant.ofEpochMilli(columns.getLong(column));
    }

    @Nullable
    Instant optionalInstant(String column) throws SQLException {
        long millis = columns.getLong(column);
        return columns.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    LeadId leadId(String column) throws SQLException {
        return LeadId.parse(columns.getString(column));
    }

    @Nullable
    OfferId offer(String column) throws SQLException {
        String offer = columns.getString(column);
        return offer == null ? null : new OfferId(offer);
    }

    <T> List<T> json(String column, TypeReference<List<T>> type) throws SQLException {
        try {
            return Json.mapper().readValue(columns.getString(column), type);
        } catch (JsonProcessingException e) {
            throw new LeadStoreException(
                    "the ledger holds unreadable JSON: " + e.getClass().getSimpleName(), null);
        }
    }

    /** The text of a column that {@link #json} reads. */
    static String json(List<?> list) {
        try {
            return Json.mapper().writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a list of records as JSON", e);
        }
    }
}
