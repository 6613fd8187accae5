package io.leadbridge.mapping;

import io.leadbridge.model.Lead;
import io.leadbridge.model.UserDetails;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a lead as values, under the names of the text form: Microsoft's own, and a few that follow from them. */
enum LeadField implements Value {
    FIRST_NAME("FirstName"),
    LAST_NAME("LastName"),
    FULL_NAME("FullName"),
    EMAIL("Email"),
    EMAIL_LOCAL_PART("EmailLocalPart"),
    EMAIL_DOMAIN("EmailDomain"),
    BUSINESS_DOMAIN("BusinessDomain"),
    PHONE("Phone"),
    COUNTRY("Country"),
    COMPANY("Company"),
    TITLE("Title"),
    LEAD_SOURCE("LeadSource"),
    MARKETPLACE("Marketplace"),
    ACTION_CODE("ActionCode"),
    OFFER("Offer"),
    PUBLISHER("Publisher"),
    OFFER_TITLE("OfferTitle"),
    DESCRIPTION("Description"),
    RECEIVED_AT("ReceivedAt"),
    LEAD_ID("LeadId");

    private static final Map<String, Value> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toMap(LeadField::toString, field -> field, (a, b) -> a, LinkedHashMap::new));

    private final String spelling;

    LeadField(String spelling) {
        this.spelling = spelling;
    }

    /** The value that the text form calls {@code name}: a field, {@code extensions.x} or {@code campaign.x}. */
    static Optional<Value> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name))
                .or(() -> inside(name, Extension.PREFIX).map(Extension::new))
                .or(() -> inside(name, CampaignParameter.PREFIX).map(CampaignParameter::new));
    }

    private static Optional<String> inside(String name, String prefix) {
        return name.startsWith(prefix)
                ? Optional.of(name.substring(prefix.length())).filter(rest -> !rest.isBlank())
                : Optional.empty();
    }

    /** What to say about a name that {@link #named} does not know. */
    static String unknown(String name) {
        String otherwise = "; what Microsoft does not document is extensions.<name>";
        return "a lead has no field " + NearestName.cited(name) + NearestName.hint(name, BY_NAME.keySet(), otherwise);
    }

    @Override
    public @Nullable Object of(Lead lead) {
        return switch (this) {
            case LEAD_SOURCE -> text(lead.leadSource());
            case MARKETPLACE ->
                lead.leadSource() == null
                        ? null
                        : lead.leadSource().marketplace().name();
            case ACTION_CODE -> text(lead.actionCode());
            case OFFER -> text(lead.offer());
            case PUBLISHER ->
                lead.offer() == null ? null : lead.offer().publisher().orElse(null);
            case OFFER_TITLE -> lead.offerTitle();
            case DESCRIPTION -> lead.description();
            case RECEIVED_AT -> lead.receivedAt();
            case LEAD_ID -> lead.id().toString();
            default -> of(lead.userDetails());
        };
    }

    /** As inherited; but from here, the JVM knows which {@code of} is meant and need not look it up. */
    @Override
    public @Nullable String textOf(Lead lead) {
        return Plain.textOrNull(of(lead));
    }

    private @Nullable String of(UserDetails person) {
        return switch (this) {
            case FIRST_NAME -> person.firstName();
            case LAST_NAME -> person.lastName();
            case FULL_NAME -> person.fullName().orElse(null);
            case EMAIL -> person.email();
            case EMAIL_LOCAL_PART -> emailPart(person.email(), true);
            case EMAIL_DOMAIN -> emailPart(person.email(), false);
            case BUSINESS_DOMAIN -> FreeMail.businessDomain(emailPart(person.email(), false));
            case PHONE -> person.phone();
            case COUNTRY -> person.country();
            case COMPANY -> person.company();
            case TITLE -> person.title();
            default -> throw new IllegalStateException(this + " is no field of a person");
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String emailPart(@Nullable String email, boolean local) {
        int at = email == null ? -1 : email.lastIndexOf('@');
        if (email == null || at < 0) {
            return null;
        }
        return local ? email.substring(0, at) : email.substring(at + 1);
    }

    @Override
    public String toString() {
        return spelling;
    }
}
