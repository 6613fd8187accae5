package io.leadbridge.mapping;

import io.leadbridge.model.Lead;
import io.leadbridge.model.UserDetails;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a lead as values, under the names of the text form: Microsoft's own, and a few that follow from them. */
enum LeadField implements Value {
    FIRST_NAME("FirstName", lead -> lead.userDetails().firstName()),
    LAST_NAME("LastName", lead -> lead.userDetails().lastName()),
    FULL_NAME("FullName", lead -> lead.userDetails().fullName().orElse(null)),
    EMAIL("Email", lead -> lead.userDetails().email()),
    EMAIL_LOCAL_PART("EmailLocalPart", lead -> emailPart(lead.userDetails(), true)),
    EMAIL_DOMAIN("EmailDomain", lead -> emailPart(lead.userDetails(), false)),
    PHONE("Phone", lead -> lead.userDetails().phone()),
    COUNTRY("Country", lead -> lead.userDetails().country()),
    COMPANY("Company", lead -> lead.userDetails().company()),
    TITLE("Title", lead -> lead.userDetails().title()),
    LEAD_SOURCE("LeadSource", lead -> text(lead.leadSource())),
    MARKETPLACE("Marketplace", LeadField::marketplace),
    ACTION_CODE("ActionCode", lead -> text(lead.actionCode())),
    OFFER("Offer", lead -> text(lead.offer())),
    OFFER_TITLE("OfferTitle", Lead::offerTitle),
    DESCRIPTION("Description", Lead::description),
    RECEIVED_AT("ReceivedAt", Lead::receivedAt),
    LEAD_ID("LeadId", lead -> lead.id().toString());

    private static final String EXTENSIONS = "extensions.";
    private static final String CAMPAIGN = "campaign.";

    private final String spelling;

    @SuppressWarnings("ImmutableEnumChecker") // a lambda without captured state
    private final Value source;

    LeadField(String spelling, Value source) {
        this.spelling = spelling;
        this.source = source;
    }

    /** The value that the text form calls {@code name}: a field, {@code extensions.x} or {@code campaign.x}. */
    static Optional<Value> named(String name) {
        if (name.startsWith(EXTENSIONS) && name.length() > EXTENSIONS.length()) {
            return Optional.of(new Extension(name.substring(EXTENSIONS.length())));
        }
        if (name.startsWith(CAMPAIGN) && name.length() > CAMPAIGN.length()) {
            return Optional.of(new CampaignParameter(name.substring(CAMPAIGN.length())));
        }
        return Arrays.stream(values())
                .filter(field -> field.spelling.equals(name))
                .map(Value.class::cast)
                .findFirst();
    }

    /** What to say about a name that {@link #named} does not know. */
    static String unknown(String name) {
        String otherwise = "; what Microsoft does not document is extensions.<name>";
        return "a lead has no field " + NearestName.cited(name) + NearestName.hint(name, names(), otherwise);
    }

    private static List<String> names() {
        return Arrays.stream(values()).map(LeadField::toString).toList();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String marketplace(Lead lead) {
        return lead.leadSource() == null
                ? null
                : lead.leadSource().marketplace().name();
    }

    private static @Nullable String emailPart(UserDetails person, boolean local) {
        String email = person.email();
        int at = email == null ? -1 : email.lastIndexOf('@');
        if (email == null || at < 0) {
            return null;
        }
        return local ? email.substring(0, at) : email.substring(at + 1);
    }

    @Override
    public @Nullable Object of(Lead lead) {
        return source.of(lead);
    }

    @Override
    public String toString() {
        return spelling;
    }
}
