package io.leadbridge.ledger;

import io.leadbridge.store.LeadStore;
import io.leadbridge.testkit.postgres.PostgresServer;

class PostgresLedgerTest extends LedgerContract {
    private final PostgresServer server = PostgresServer.shared();
    private final String database = server.createDatabase();

    @Override
    LeadStore store() {
        return LeadStore.at(server.url(database), server.user(), server.password());
    }

    @Override
    boolean canScrub() {
        return false;
    }
}
