package io.leadbridge.sinks.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.WriteMode;
import io.leadbridge.sinks.internal.http.AnswerTable.Meaning;
import io.leadbridge.sinks.internal.http.CallFailedException;
import io.leadbridge.sinks.internal.http.Deadline;
import io.leadbridge.sinks.internal.http.HttpAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Creates leads in one org, each once; knows what the org says of its object Lead. */
final class Salesforce implements AutoCloseable {
    /** The org is asked again what its object Lead looks like after this time. */
    static final Duration DESCRIBED_FOR = Duration.ofDays(1);

    /** A lead of ours was created after it reached us, give or take what clocks differ. */
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

    /** As many candidates are looked at; their descriptions fit into the largest answer. */
    private static final int CANDIDATES = 40;

    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final String OBJECT = "sobjects/Lead";
    private static final Pattern RECORD_ID = Pattern.compile("[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?");
    private static final String UNPROVEN = " without saying that the lead is there";

    private final Rest rest;
    private final Options options;
    private final InstantSource clock;
    private volatile @Nullable LeadDescription described;

    /**
     * How leads are created.
     *
     * @param keyField the external id that takes the record key, {@code ""} for none
     * @param assignment the value of {@code Sforce-Auto-Assign} for leads without an owner
     * @param allowDuplicates whether in spite of a duplicate rule that only alerts
     */
    record Options(String keyField, String assignment, boolean allowDuplicates) {
        boolean hasKeyField() {
            return !keyField.isEmpty();
        }
    }

    Salesforce(Rest rest, Options options, InstantSource clock) {
        this.rest = rest;
        this.options = options;
        this.clock = clock;
    }

    /**
     * What the org says of its object Lead: what it said last, unless that is a day old or does not do; then it is asked
     * again, so that a repaired org is noticed at once.
     */
    LeadDescription describe(Predicate<LeadDescription> will, Deadline deadline)
            throws CallFailedException, InterruptedException {
        LeadDescription known = described;
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.readAt().plus(DESCRIBED_FOR)) && will.test(known)) {
            return known;
        }
        HttpAnswer answer = rest.get(OBJECT + "/describe", deadline);
        LeadDescription fresh = LeadDescription.of(answer.json(), now).orElseThrow(() -> undescribed(answer));
        described = fresh;
        return fresh;
    }

    /** What the org has said of its object Lead so far; empty when it was not asked yet. */
    Optional<LeadDescription> known() {
        return Optional.ofNullable(described);
    }

    /** The request that creates the lead. */
    String shown(LeadRecord record, Delivery delivery) {
        return rest.shown(saving(record, delivery), record.json());
    }

    private static CallFailedException undescribed(HttpAnswer answer) {
        String reason = answer + " without a description of the object Lead";
        DeliveryResult result = answer.isSuccess() ? DeliveryResult.retry(reason) : Errors.result(answer, "");
        return CallFailedException.because(
                result instanceof DeliveryResult.Rejected rejected ? DeliveryResult.blocked(rejected.reason()) : result,
                reason);
    }

    /** Creates the lead, unless it is there. */
    DeliveryResult create(LeadRecord record, Delivery delivery, Deadline deadline)
            throws CallFailedException, InterruptedException {
        Optional<DeliveryResult> known =
                options.hasKeyField() ? findByKey(delivery, deadline) : findByLastLine(record, delivery, deadline);
        return known.isPresent() ? known.get() : save(record, delivery, deadline);
    }

    /** Creates the lead, or writes into the one that is there what is marked for that. */
    DeliveryResult upsert(LeadRecord record, Marked marked, Delivery delivery, Deadline deadline)
            throws CallFailedException, InterruptedException {
        Optional<DeliveryResult> known = findByKey(delivery, deadline);
        if (known.isEmpty()) {
            return save(record, delivery, deadline);
        }
        if (!(known.get() instanceof DeliveryResult.Delivered)) {
            return known.get();
        }
        if (marked.refusal().isPresent()) {
            return DeliveryResult.rejected("the record of an earlier lead is there, and of the fields under repeat: "
                    + marked.refusal().get());
        }
        return marked.record().fields().isEmpty() ? known.get() : update(marked.record(), delivery, deadline);
    }

    /** What a later lead writes into the record of an earlier one, and why it must not, if so. */
    record Marked(LeadRecord record, Optional<String> refusal) {}

    /** The lead with the record key in its external id: an upsert would change it. */
    private Optional<DeliveryResult> findByKey(Delivery delivery, Deadline deadline)
            throws CallFailedException, InterruptedException {
        HttpAnswer answer = rest.get(keyPath(delivery) + "?fields=Id", deadline);
        if (answer.status() == NOT_FOUND) {
            return Optional.empty();
        }
        return Optional.of(answer.isSuccess() ? proven(answer, "Id", true) : linked(Errors.result(answer, "")));
    }

    /**
     * The lead that has our last line in its description. Looked for before the first attempt too: that of a replay, or
     * after an old copy of the store was put back, is the first one only to us.
     */
    private Optional<DeliveryResult> findByLastLine(LeadRecord record, Delivery delivery, Deadline deadline)
            throws CallFailedException, InterruptedException {
        if (record.lastLine().isEmpty()) {
            return Optional.empty();
        }
        HttpAnswer answer = rest.query(candidates(record, delivery.lead().receivedAt()), deadline);
        if (!answer.isSuccess()) {
            // Where the org forbids the query, a second lead is better than none.
            boolean isForbidden = Errors.TABLE.meaning(answer, Errors.code(answer)) == Meaning.REJECTED;
            return isForbidden ? Optional.empty() : Optional.of(Errors.result(answer, ""));
        }
        JsonNode records = answer.json().path("records");
        if (!records.isArray()) {
            return Optional.of(DeliveryResult.retry(answer + " without the leads that were asked for"));
        }
        for (JsonNode candidate : records) {
            if (candidate
                    .path("Description")
                    .asText()
                    .contains(record.lastLine().strip())) {
                return Optional.of(delivered(candidate.path("Id").asText(), true));
            }
        }
        return Optional.empty();
    }

    private static String candidates(LeadRecord record, Instant receivedAt) {
        Instant since = receivedAt.minus(CLOCKS_DIFFER).truncatedTo(ChronoUnit.SECONDS);
        return "SELECT Id, Description FROM Lead WHERE " + Soql.equal(SalesforceLead.LASTNAME, record)
                + (record.has(SalesforceLead.COMPANY.name())
                        ? " AND " + Soql.equal(SalesforceLead.COMPANY, record)
                        : "")
                + " AND CreatedDate >= " + since + " ORDER BY CreatedDate DESC LIMIT " + CANDIDATES;
    }

    private DeliveryResult save(LeadRecord record, Delivery delivery, Deadline deadline)
            throws CallFailedException, InterruptedException {
        HttpAnswer answer = write(saving(record, delivery), record, delivery, deadline);
        if (answer.isSuccess()) {
            return saved(answer);
        }
        DeliveryResult result = Errors.result(answer, String.join(", ", NamedFields.of(answer)));
        boolean isThere = result instanceof DeliveryResult.Delivered;
        return isThere && delivery.lead().isDoNotContact() && !isOurs(answer)
                ? DeliveryResult.rejected(
                        "the person must not be contacted, and Salesforce has a similar record without"
                                + " saying so: set the opt-outs there (" + answer + " " + Errors.code(answer) + ")")
                : linked(result);
    }

    /** Changes the lead with the record key in its external id; its owner stays, and one that is not there is not created. */
    DeliveryResult update(LeadRecord record, Delivery delivery, Deadline deadline)
            throws CallFailedException, InterruptedException {
        String path = keyPath(delivery) + "?updateOnly=true";
        Rest.Saving saving = new Rest.Saving("PATCH", path, "FALSE", options.allowDuplicates());
        HttpAnswer answer = write(saving, record, delivery, deadline);
        if (answer.isSuccess()) {
            return answer.status() == NO_CONTENT ? DeliveryResult.delivered() : proven(answer, "id", false);
        }
        if (answer.status() == NOT_FOUND) {
            return delivery.mode() == WriteMode.UPSERT
                    ? DeliveryResult.retry("the lead is not there any more: it is made anew")
                    : DeliveryResult.rejected("the lead is not there any more: nothing was changed");
        }
        DeliveryResult result = Errors.result(answer, String.join(", ", NamedFields.of(answer)));
        return result instanceof DeliveryResult.Delivered
                ? DeliveryResult.rejected(answer + " " + Errors.code(answer) + ": nothing was changed")
                : result;
    }

    /** Sends the record, and once more without what was refused of it. */
    private HttpAnswer write(Rest.Saving saving, LeadRecord record, Delivery delivery, Deadline deadline)
            throws CallFailedException, InterruptedException {
        HttpAnswer answer = rest.save(saving, record.json(), deadline);
        Set<String> removable = removable(answer, record, delivery.lead().isDoNotContact());
        if (removable.isEmpty()) {
            return answer;
        }
        forgetUnlessEmail(removable);
        return rest.save(saving, record.without(removable).json(), deadline);
    }

    /** The org looks different from what it said, unless it only judged an address. */
    private void forgetUnlessEmail(Set<String> removed) {
        if (!removed.equals(Set.of(SalesforceLead.EMAIL.name()))) {
            described = null;
        }
    }

    private Rest.Saving saving(LeadRecord record, Delivery delivery) {
        String assignment = record.has(SalesforceLead.OWNERID.name()) ? "FALSE" : options.assignment();
        return options.hasKeyField()
                ? new Rest.Saving("PATCH", keyPath(delivery), assignment, options.allowDuplicates())
                : new Rest.Saving("POST", OBJECT, assignment, options.allowDuplicates());
    }

    private String keyPath(Delivery delivery) {
        return OBJECT + "/" + options.keyField() + "/"
                + Rest.encoded(delivery.recordKey().toString());
    }

    /** What can be left out so that the lead is taken: never what it must have. */
    private static Set<String> removable(HttpAnswer answer, LeadRecord record, boolean mustNotBeContacted) {
        Set<String> fields = new LinkedHashSet<>(NamedFields.removable(answer));
        fields.removeIf(field -> !record.has(field));
        boolean isNeeded = fields.contains(SalesforceLead.LASTNAME.name())
                || fields.contains(SalesforceLead.COMPANY.name())
                || (mustNotBeContacted
                        && SalesforceLead.OPT_OUTS.stream().anyMatch(flag -> fields.contains(flag.name())));
        return isNeeded ? Set.of() : fields;
    }

    /** Whether what is there already is the record of this delivery. */
    private boolean isOurs(HttpAnswer answer) {
        String message = Errors.first(answer).path("message").asText();
        return options.hasKeyField()
                && (message.contains(options.keyField()) || Errors.code(answer).equals("CANNOT_UPDATE_CONVERTED_LEAD"));
    }

    /** An upsert into an older version says nothing when it changed a record. */
    private DeliveryResult saved(HttpAnswer answer) {
        boolean wasThere = !answer.json().path("created").asBoolean(true);
        return answer.status() == NO_CONTENT && options.hasKeyField()
                ? DeliveryResult.alreadyThere()
                : proven(answer, "id", wasThere);
    }

    /** Only an answer with a record's id proves something: whatever stands before the org may answer 200 too. */
    private DeliveryResult proven(HttpAnswer answer, String member, boolean wasThere) {
        String id = answer.json().path(member).asText();
        return RECORD_ID.matcher(id).matches() ? delivered(id, wasThere) : DeliveryResult.retry(answer + UNPROVEN);
    }

    private DeliveryResult delivered(String id, boolean wasThere) {
        DeliveryResult.Delivered delivered = wasThere ? DeliveryResult.alreadyThere() : DeliveryResult.delivered();
        return linked(delivered.withRecordId(id));
    }

    private DeliveryResult linked(DeliveryResult result) {
        return result instanceof DeliveryResult.Delivered delivered && delivered.recordId() != null
                ? delivered.withLink(rest.link(delivered.recordId()))
                : result;
    }

    Allowance allowance() {
        return rest.allowance();
    }

    @Override
    public void close() {
        rest.close();
    }

    @Override
    public String toString() {
        return rest.toString();
    }
}
