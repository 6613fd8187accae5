package io.leadbridge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.leadbridge.ledger.Ledger;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a PostgreSQL server that cannot be used; those that can are tested where one runs. */
class LeadStoreTest {
    private static final String SECRET = "Pssst_42";

    @Test
    void saysWhichServerCannotBeReached() {
        LeadStore store = LeadStore.at("jdbc:postgresql://127.0.0.1:1/leads?user=me&password=" + SECRET, null, null);

        assertThat(refusal(store))
                .hasMessage(
                        "cannot open the store at PostgreSQL 127.0.0.1:1/leads: it cannot be reached; see whether it"
                                + " runs, and check host and port (SQL state 08001)");
    }

    @Test
    void doesNotShowAnAddressThatMayHoldAPassword() {
        LeadStore store = LeadStore.at("jdbc:postgresql://127.0.0.1:1/leads;password=" + SECRET, "me", SECRET);

        assertThat(refusal(store)).hasMessageStartingWith("cannot open the store at PostgreSQL: it cannot be reached");
        assertThat(store.toString()).isEqualTo("Shared[PostgreSQL]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://me:Pssst_42@db:5432/leads | give user and password apart
            jdbc:postgresql://me:Pssst_42@db/leads      | give user and password apart
            jdbc:mysql://db/leads?password=Pssst_42     | write jdbc:postgresql://host/database
            """)
    void refusesAnAddressThatIsNoneOfPostgresql(String url, String wayOut) {
        LeadStoreException refused =
                catchThrowableOfType(LeadStoreException.class, () -> LeadStore.at(url, null, null));

        assertThat(refused).hasMessageEndingWith(wayOut).hasNoCause();
        assertThat(refused.getMessage()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            28P01 | it refuses the user or the password (SQL state 28P01)
            3D000 | there is no database of this name; create it (SQL state 3D000)
            57P03 | it is starting up or shutting down (SQL state 57P03)
            57P01 | see the cause (SQL state 57P01)
            X     | see the cause (SQL state X)
            none  | java.util.NoSuchElementException; see the cause
            """)
    void saysInWordsWhyAPoolGivesNoConnection(String state, String words) {
        SQLException inner = new SQLException(SECRET, state, new NoSuchElementException(SECRET));
        LeadStore store = LeadStore.on("java:comp/env/jdbc/leads", () -> {
            throw new IllegalStateException(SECRET, new SQLException(SECRET, inner));
        });

        assertThat(refusal(store)).hasMessage("cannot open the store at java:comp/env/jdbc/leads: " + words);
    }

    private static LeadStoreException refusal(LeadStore store) {
        return catchThrowableOfType(LeadStoreException.class, () -> Ledger.open(store, InstantSource.system()));
    }
}
