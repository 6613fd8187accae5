package io.leadbridge.examples.benchmarks;

import io.leadbridge.sinks.dynamics365.Dynamics365Sink;
import io.leadbridge.sinks.jsonlines.JsonLinesSink;
import io.leadbridge.sinks.salesforce.SalesforceLead;
import io.leadbridge.sinks.salesforce.SalesforceSink;
import io.leadbridge.sinks.webhook.WebhookSink;
import io.leadbridge.testkit.dynamics.FakeDataverse;
import io.leadbridge.testkit.http.Answer;
import io.leadbridge.testkit.http.FakeServer;
import io.leadbridge.testkit.salesforce.FakeSalesforce;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where leads are delivered to: the testkit's fakes, which give a token and describe their tables, but answer what is
 * measured by fixed bytes, as the real ones answer a lead that is new.
 */
enum Place {
    /** One request, a {@code PATCH} under the record key; the default mapping. */
    DYNAMICS365 {
        @Override
        SinkContest open() throws Exception {
            FakeDataverse crm = FakeDataverse.start();
            crm.always()
                    .where(request -> request.method().equals("PATCH"))
                    .answer(Answer.of(204)
                            .with("OData-Version", "4.0")
                            .with("OData-EntityId", crm.url() + "/api/data/v9.2/leads(" + ROW + ")"));
            var sink = Dynamics365Sink.builder(crm.url())
                    .authority(crm.authority())
                    .clientCredentials(crm.tenantId(), crm.clientId(), crm.clientSecret())
                    .build();
            return SinkContest.over(crm.server(), sink, crm::close);
        }
    },
    /** Two requests, since the sink looks for the key first; the default mapping. */
    SALESFORCE {
        @Override
        SinkContest open() throws Exception {
            FakeSalesforce crm = FakeSalesforce.start();
            crm.addKeyField(SalesforceLead.KEY_FIELD, true);
            crm.always()
                    .where(request -> request.path().contains(SalesforceLead.KEY_FIELD))
                    .answer(Answer.json(404, List.of(Map.of("errorCode", "NOT_FOUND", "message", "Not found")))
                            .with("Sforce-Limit-Info", USAGE));
            Map<String, Object> saved = Map.of("id", RECORD, "success", true, "errors", List.of(), "created", true);
            crm.always()
                    .where(FakeSalesforce::isSave)
                    .answer(Answer.json(201, saved).with("Sforce-Limit-Info", USAGE));
            var sink = SalesforceSink.builder(crm.url())
                    .clientCredentials(crm.clientId(), crm.clientSecret())
                    .keyField(SalesforceLead.KEY_FIELD)
                    .build();
            return SinkContest.over(crm.server(), sink, crm::close);
        }
    },
    /** One request, signed. */
    WEBHOOK {
        @Override
        SinkContest open() throws Exception {
            FakeServer hook = FakeServer.start(request -> Answer.of(204));
            var sink = WebhookSink.builder(hook.url()).secret(SECRET).build();
            return SinkContest.over(hook, sink, hook::close);
        }
    },
    /** One line and one fsync. */
    JSONLINES {
        @Override
        SinkContest open() throws Exception {
            TemporaryFolder folder = TemporaryFolder.create();
            Path file = folder.path().resolve("sink.jsonl");
            return SinkContest.over(file, JsonLinesSink.to(file), folder::close);
        }
    };

    private static final String ROW = "7c0f7c2e-52a5-8d1c-9e5d-6b3f1a2b3c4d";
    private static final String RECORD = "00Q5e00000A1b2CEAR";
    private static final String USAGE = "api-usage=42/15000";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** Starts the place, a sink for it, and what sends the same without one. */
    abstract SinkContest open() throws Exception;
}
