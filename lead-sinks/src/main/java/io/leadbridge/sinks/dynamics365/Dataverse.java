package io.leadbridge.sinks.dynamics365;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.WriteMode;
import io.leadbridge.sinks.internal.http.CallFailedException;
import io.leadbridge.sinks.internal.http.Deadline;
import io.leadbridge.sinks.internal.http.HttpAnswer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Creates leads in one environment, each once; knows what the environment says of its table. */
final class Dataverse implements AutoCloseable {
    /** The environment is asked again what its table looks like after this time. */
    static final Duration DESCRIBED_FOR = Duration.ofDays(1);
    /** The same, when it did not say. */
    static final Duration UNDESCRIBED_FOR = Duration.ofHours(1);

    private static final String IF_NONE = "If-None-Match";
    private static final String IF_THERE = "If-Match";
    private static final String SOURCE_COLUMN = Dynamics365Lead.LEADSOURCECODE.name();
    private static final String NO_SUCH_OPTION = "0x8004431a";
    private static final Pattern ROW_ID =
            Pattern.compile("\\(([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\\)$");

    private final WebApi api;
    private final Options options;
    private final InstantSource clock;
    private volatile Described described = new Described(Optional.empty(), Instant.MIN);

    /**
     * How leads are created.
     *
     * @param keyColumn the alternate key that takes the record key, {@code ""} for the primary key
     * @param detectDuplicates whether duplicate detection rules act
     */
    record Options(String keyColumn, boolean detectDuplicates) {
        boolean hasKeyColumn() {
            return !keyColumn.isEmpty();
        }
    }

    private record Described(Optional<TableDescription> table, Instant until) {}

    Dataverse(WebApi api, Options options, InstantSource clock) {
        this.api = api;
        this.options = options;
        this.clock = clock;
    }

    /** What the environment says of its table, if it does: the user may lack the right to read definitions. */
    Optional<TableDescription> describe(Deadline deadline) throws CallFailedException, InterruptedException {
        Described last = described;
        if (clock.instant().isBefore(last.until())) {
            return last.table();
        }
        Optional<TableDescription> read = read(deadline);
        Optional<TableDescription> table = read.isPresent() ? read : last.table();
        described = new Described(table, clock.instant().plus(read.isPresent() ? DESCRIBED_FOR : UNDESCRIBED_FOR));
        return table;
    }

    private Optional<TableDescription> read(Deadline deadline) throws CallFailedException, InterruptedException {
        List<JsonNode> answers = new ArrayList<>();
        for (String query : TableDescription.QUERIES) {
            HttpAnswer answer = api.get(query, deadline);
            if (!answer.isSuccess()) {
                return Optional.empty();
            }
            answers.add(answer.json());
        }
        TableDescription table = new TableDescription(answers);
        return table.isEmpty() ? Optional.empty() : Optional.of(table);
    }

    /**
     * What came of a creation.
     *
     * @param wasThere whether a row with the record key was there already
     */
    record Created(DeliveryResult result, boolean wasThere) {}

    /** Creates the row of this delivery; one that is there already is left as it is. */
    Created create(Delivery delivery, ObjectNode row, Deadline deadline)
            throws CallFailedException, InterruptedException {
        HttpAnswer answer = write(delivery, row, IF_NONE, deadline);
        return new Created(result(delivery, answer), Errors.isSameKey(answer));
    }

    /** Changes the row of this delivery; one that is not there is not created. */
    DeliveryResult update(Delivery delivery, ObjectNode row, Deadline deadline)
            throws CallFailedException, InterruptedException {
        HttpAnswer answer = write(delivery, row, IF_THERE, deadline);
        if (Errors.saysLeadIsMissing(answer)) {
            String reason = "the row " + delivery.recordKey() + " is not there any more: ";
            return delivery.mode() == WriteMode.UPSERT
                    ? DeliveryResult.retry(reason + "it is made anew")
                    : DeliveryResult.rejected(reason + "nothing was changed");
        }
        DeliveryResult result = result(delivery, answer);
        return result instanceof DeliveryResult.Delivered && !answer.isSuccess()
                ? DeliveryResult.rejected(answer + " " + Errors.code(answer) + ": nothing was changed")
                : result;
    }

    private DeliveryResult result(Delivery delivery, HttpAnswer answer) {
        DeliveryResult result = Errors.TABLE.result(answer, Errors.code(answer), Errors.detail(answer));
        if (!(result instanceof DeliveryResult.Delivered delivered)) {
            return result;
        }
        if (delivered.alreadyThere() && delivery.lead().isDoNotContact() && !Errors.isSameKey(answer)) {
            return DeliveryResult.rejected("the person must not be contacted, and the environment has a similar lead"
                    + " without saying so: set the opt-outs there (" + answer + " " + Errors.code(answer) + ")");
        }
        return linked(delivered, answer, delivery.recordKey().toString());
    }

    /** Writes the row; without its source where that is refused: its options change, and the lead matters more. */
    private HttpAnswer write(Delivery delivery, ObjectNode row, String condition, Deadline deadline)
            throws CallFailedException, InterruptedException {
        WebApi.Writing writing = writing(delivery, condition);
        HttpAnswer answer = api.write(writing, row, deadline);
        if (!lacksSource(answer) || !row.has(SOURCE_COLUMN)) {
            return answer;
        }
        ObjectNode rest = row.deepCopy();
        rest.remove(SOURCE_COLUMN);
        return api.write(writing, rest, deadline);
    }

    /** The request that creates the row of this delivery. */
    String shown(Delivery delivery, ObjectNode row) {
        return api.shown(writing(delivery, IF_NONE), row);
    }

    private WebApi.Writing writing(Delivery delivery, String condition) {
        return new WebApi.Writing(path(delivery), condition, options.detectDuplicates());
    }

    private String path(Delivery delivery) {
        return options.hasKeyColumn()
                ? "leads(" + options.keyColumn() + "='" + delivery.recordKey() + "')"
                : "leads(" + delivery.recordKey() + ")";
    }

    private DeliveryResult linked(DeliveryResult.Delivered delivered, HttpAnswer answer, String key) {
        if (!options.hasKeyColumn()) {
            boolean isOther = delivered.alreadyThere() && !Errors.isSameKey(answer);
            return isOther ? delivered : withId(delivered, key);
        }
        Matcher id = ROW_ID.matcher(answer.header("OData-EntityId")
                .or(() -> answer.header("Location"))
                .orElse(""));
        return id.find() ? withId(delivered, id.group(1)) : delivered;
    }

    private DeliveryResult withId(DeliveryResult.Delivered delivered, String id) {
        URI link = api.link(id);
        return delivered.withRecordId(id).withLink(link);
    }

    private static boolean lacksSource(HttpAnswer answer) {
        return Errors.code(answer).equals(NO_SUCH_OPTION)
                && Errors.detail(answer).endsWith(SOURCE_COLUMN);
    }

    /**
     * What is missing before leads can be written; empty when nothing is.
     *
     * @param rights what must be allowed on Lead besides Create: {@code Append}, {@code Write}
     */
    List<String> check(List<String> rights, Deadline deadline) throws CallFailedException, InterruptedException {
        HttpAnswer who = api.get("WhoAmI", deadline);
        if (!who.isSuccess()) {
            String reason = reason(who);
            throw CallFailedException.because(DeliveryResult.blocked(reason), reason);
        }
        String user = who.json().path("UserId").asText();
        List<String> missing = new ArrayList<>();
        privilege("Create", user, deadline).ifPresent(missing::add);
        for (String right : rights) {
            privilege(right, user, deadline).ifPresent(missing::add);
        }
        if (options.hasKeyColumn()) {
            key(deadline).ifPresent(missing::add);
        }
        described = new Described(described.table(), Instant.MIN);
        return missing;
    }

    private Optional<String> privilege(String right, String user, Deadline deadline)
            throws CallFailedException, InterruptedException {
        String name = "prv" + right + "Lead";
        HttpAnswer answer = api.get(
                "systemusers(" + user + ")/Microsoft.Dynamics.CRM."
                        + "RetrieveUserPrivilegeByPrivilegeName(PrivilegeName='" + name + "')",
                deadline);
        if (!answer.isSuccess()) {
            return Optional.of("cannot ask whether the application user has " + name + ": " + reason(answer));
        }
        return answer.json().path("RolePrivileges").isEmpty()
                ? Optional.of(name + " is missing: give the application user's security role " + right + " on Lead")
                : Optional.empty();
    }

    /** Whether the alternate key is there and its index is built; nothing when the user may not read that. */
    private Optional<String> key(Deadline deadline) throws CallFailedException, InterruptedException {
        HttpAnswer answer = api.get(
                "EntityDefinitions(LogicalName='lead')?$select=SchemaName"
                        + "&$expand=Keys($select=KeyAttributes,EntityKeyIndexStatus)",
                deadline);
        if (!answer.isSuccess()) {
            return Optional.empty();
        }
        for (JsonNode key : answer.json().path("Keys")) {
            JsonNode columns = key.path("KeyAttributes");
            if (columns.size() == 1 && columns.path(0).asText().equals(options.keyColumn())) {
                String status = key.path("EntityKeyIndexStatus").asText();
                return status.equals("Active")
                        ? Optional.empty()
                        : Optional.of("the alternate key on " + options.keyColumn() + " is not active yet: wait, or see"
                                + " in the table's keys why not");
            }
        }
        return Optional.of(Errors.NO_KEY + ": " + options.keyColumn());
    }

    private static String reason(HttpAnswer answer) {
        DeliveryResult result = Errors.TABLE.result(answer, Errors.code(answer), Errors.detail(answer));
        if (result instanceof DeliveryResult.Blocked blocked) {
            return blocked.reason();
        }
        return result instanceof DeliveryResult.Retry retry ? retry.reason() : answer.toString();
    }

    @Override
    public void close() {
        api.close();
    }

    @Override
    public String toString() {
        return api.toString();
    }
}
