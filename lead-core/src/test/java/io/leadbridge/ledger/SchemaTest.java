package io.leadbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadbridge.model.LeadId;
import io.leadbridge.store.LeadStore;
import io.leadbridge.store.LeadStoreException;
import io.leadbridge.store.QuarantineFilter;
import io.leadbridge.store.QuarantineReason;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
    private static final LeadId LEAD = LeadId.parse("0199a5b4-11f3-7abc-8def-0123456789ab");
    private static final LeadId QUARANTINED = LeadId.parse("0199a5b4-11f3-7abc-8def-0123456789ac");

    @TempDir
    Path folder;

    @Test
    void aStoreOfTheFirstVersionIsBroughtUpToDateWithAllThatIsInIt() throws Exception {
        write(new String(resource("version-1.sql"), StandardCharsets.UTF_8));
        try (Ledger ledger = Ledger.open(
                LeadStore.inDirectory(folder), InstantSource.fixed(Instant.parse("2025-09-27T00:00:00Z")))) {
            assertThat(ledger.find(LEAD).orElseThrow().lead().userDetails().firstName())
                    .isEqualTo("Ann");
            assertThat(ledger.findQuarantined(QUARANTINED).orElseThrow().reason())
                    .isEqualTo(QuarantineReason.MALFORMED);
            assertThat(ledger.quarantined(QuarantineFilter.ALL.reason(QuarantineReason.MALFORMED), 10))
                    .hasSize(1);
            assertThat(ledger.erase("ann@contoso.com").leads()).containsExactly(LEAD);
            Claim claim = ledger.claim(new ClaimRequest("crm", 1, Duration.ofMinutes(1), Duration.ofHours(6), null))
                    .join()
                    .get(0);
            assertThat(claim.delivery().attempts()).isEqualTo(4);
            assertThat(claim.delivery().recordKey()).hasToString("b8b6a055-5818-836e-ad9f-8a070e0ba6df");
        }
    }

    @Test
    void aStoreOfANewerVersionIsRefusedUntouched() throws Exception {
        Ledger.open(LeadStore.inDirectory(folder), InstantSource.system()).close();
        write("update ledger set version = 99;");
        assertThatExceptionOfType(LeadStoreException.class)
                .isThrownBy(() -> Ledger.open(LeadStore.inDirectory(folder), InstantSource.system()))
                .withMessageContaining("version 99");
    }

    private void write(String sql) throws Exception {
        try (SqliteDatabase database = SqliteDatabase.open(folder);
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String part : List.of(sql.split(";\n?"))) {
                statement.execute(part);
            }
            connection.commit();
        }
    }

    private static byte[] resource(String name) throws Exception {
        try (InputStream in = SchemaTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
