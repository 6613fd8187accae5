package io.leadbridge.testkit.salesforce;

import io.leadbridge.testkit.http.Answer;
import io.leadbridge.testkit.http.FakeServer;
import io.leadbridge.testkit.http.HttpFake;
import io.leadbridge.testkit.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A fake of Salesforce's Web-to-Lead form: {@code POST /servlet/servlet.WebToLead}. It answers 200 whatever it gets, and
 * keeps what it got; what became of it, only {@link #leads}, {@link #pending} and {@link #lost} tell, as only the org's
 * administrator learns it from the real one.
 *
 * <p>A form becomes a lead when its {@code oid} is the org's and it has {@code last_name} and {@code company}. 500 become
 * leads in 24 hours, 50,000 more wait, the rest is lost.
 */
public final class FakeWebToLead implements HttpFake {
    /** Leads of 24 hours. */
    public static final int DAILY = 500;
    /** Places in the queue behind them, which real orgs share with Web-to-Case. */
    public static final int QUEUE = 50_000;

    private final InstantSource clock;
    private final FakeServer server;
    private final List<Map<String, String>> forms = new ArrayList<>();
    private final List<Map<String, String>> leads = new ArrayList<>();
    private final List<Instant> created = new ArrayList<>();
    private int pending;
    private int lost;

    private FakeWebToLead(InstantSource clock) {
        this.clock = clock;
        this.server = FakeServer.start(this::answer);
    }

    /** Starts with the system's clock. */
    public static FakeWebToLead start() {
        return start(InstantSource.system());
    }

    /** Starts; the 24 hours pass by {@code clock}. */
    public static FakeWebToLead start(InstantSource clock) {
        return new FakeWebToLead(clock);
    }

    @Override
    public FakeServer server() {
        return server;
    }

    /** The org's id, 15 characters. */
    public String orgId() {
        return Logins.ORG_ID;
    }

    /** Every form posted so far, in order; of a repeated parameter the last value. */
    public synchronized List<Map<String, String>> forms() {
        return List.copyOf(forms);
    }

    /** The forms that became leads. */
    public synchronized List<Map<String, String>> leads() {
        return List.copyOf(leads);
    }

    /** How many wait in the queue. */
    public synchronized int pending() {
        return pending;
    }

    /** How many came to nothing, unknown to their sender. */
    public synchronized int lost() {
        return lost;
    }

    private synchronized Answer answer(Request request) {
        String exception = "";
        if (request.method().equals("POST") && request.path().equals("/servlet/servlet.WebToLead")) {
            Map<String, String> form = request.form();
            forms.add(form);
            exception = process(form) ? "" : " Exception:common.exception.SalesforceGenericException";
        }
        return Answer.html(200)
                .withBody("<html><head><meta http-equiv=\"Refresh\" content=\"0; URL=\"></head></html>")
                .with("Is-Processed", "true" + exception);
    }

    private boolean process(Map<String, String> form) {
        Instant yesterday = clock.instant().minus(Duration.ofDays(1));
        created.removeIf(time -> !time.isAfter(yesterday));
        boolean isWhole = form.getOrDefault("oid", "").startsWith(Logins.ORG_ID)
                && !form.getOrDefault("last_name", "").isBlank()
                && !form.getOrDefault("company", "").isBlank();
        if (isWhole && created.size() < DAILY) {
            created.add(clock.instant());
            leads.add(form);
        } else if (isWhole && pending < QUEUE) {
            pending++;
        } else {
            lost++;
        }
        return isWhole;
    }
}
