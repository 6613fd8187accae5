package io.leadbridge.mapping;

import java.util.function.UnaryOperator;

/**
 * The stock values, for static import. Each is absent when the lead has no such field; {@link Value#orElse} says what
 * stands in for it.
 */
public final class Values {
    /** A longer text form is refused, in characters. */
    public static final int MAX_TEXT = 20_000;

    private Values() {}

    public static Value firstName() {
        return LeadField.FIRST_NAME;
    }

    public static Value lastName() {
        return LeadField.LAST_NAME;
    }

    /** First and last name with a blank between, whichever there are. */
    public static Value fullName() {
        return LeadField.FULL_NAME;
    }

    public static Value email() {
        return LeadField.EMAIL;
    }

    /** What stands before the {@code @} of the e-mail. */
    public static Value emailLocalPart() {
        return LeadField.EMAIL_LOCAL_PART;
    }

    /** What stands behind the {@code @} of the e-mail. */
    public static Value emailDomain() {
        return LeadField.EMAIL_DOMAIN;
    }

    /** The same, unless it is one where anybody gets an address (gmail.com, gmx.de): it may stand in for a company. */
    public static Value businessDomain() {
        return LeadField.BUSINESS_DOMAIN;
    }

    /** As sent; {@link Transforms#e164} makes it dialable. */
    public static Value phone() {
        return LeadField.PHONE;
    }

    /** As sent; {@link Transforms#iso2}, {@link Transforms#iso3} and {@link Transforms#countryName} make it one form. */
    public static Value country() {
        return LeadField.COUNTRY;
    }

    public static Value company() {
        return LeadField.COMPANY;
    }

    /** The job title. */
    public static Value title() {
        return LeadField.TITLE;
    }

    /** {@code LeadSource} as sent, bare or composite. */
    public static Value leadSource() {
        return LeadField.LEAD_SOURCE;
    }

    /** The source half of {@code LeadSource}: {@code AppSource}. */
    public static Value marketplace() {
        return LeadField.MARKETPLACE;
    }

    /** {@code INS}, {@code PLT}…: {@code ActionCode} as sent, else the action inside {@code LeadSource}. */
    public static Value actionCode() {
        return LeadField.ACTION_CODE;
    }

    /** {@code publisher.offer}, when it is known. */
    public static Value offerId() {
        return LeadField.OFFER;
    }

    /** The part of the offer's id before the first dot. */
    public static Value publisher() {
        return LeadField.PUBLISHER;
    }

    public static Value offerTitle() {
        return LeadField.OFFER_TITLE;
    }

    public static Value description() {
        return LeadField.DESCRIPTION;
    }

    /** When the lead reached us: an instant; as text in ISO 8601. {@link Transforms#date} writes it otherwise. */
    public static Value receivedAt() {
        return LeadField.RECEIVED_AT;
    }

    /** Our id of the lead. */
    public static Value leadId() {
        return LeadField.LEAD_ID;
    }

    /** A member of the payload that Microsoft does not document, in any letter case; lists and objects as JSON text. */
    public static Value extension(String name) {
        return new Extension(name);
    }

    /** A campaign parameter, in any letter case: {@code campaign("utm_source")}. */
    public static Value campaign(String name) {
        return new CampaignParameter(name);
    }

    /**
     * The same for every lead: text, a number, {@code true} or {@code false}, an {@code Instant} or a {@code
     * LocalDate}. Blank text leaves the field out.
     */
    public static Value constant(Object value) {
        return new Constant(value);
    }

    /**
     * Compiles the text form, the one of {@code leads.yaml}. Text stands as it is; in braces stands one field:
     *
     * <pre>{@code
     * {FirstName} {LastName}                       absent fields are empty; if all are absent, so is the whole
     * {OfferTitle ?? 'Marketplace lead'}           what stands in for an absent field
     * {OfferTitle}{' (' ActionCode ')'}            text in the braces vanishes with its field
     * {Company | upper | truncate(50)}             transforms, by their names in Transforms
     * {ActionCode | lookup(INS='Sale', PLT='Contact me')}
     * {ReceivedAt | date('dd.MM.yyyy HH:mm', 'Europe/Berlin')}
     * {Country | iso2 ?? Country}                  a transform belongs to the field before it,
     * {(FirstName ?? LastName) | upper}                or to what stands in parentheses before it
     * {[{Company}, {Country}] ?? FullName}         text with fields in it, in brackets
     * {extensions.partnerId} {extensions.'Job role'} {campaign.utm_source}
     * {{ }} ''                                     a brace; between quotes, a quote
     * }</pre>
     *
     * Fields: FirstName, LastName, FullName, Email, EmailLocalPart, EmailDomain, BusinessDomain, Phone, Country, Company, Title,
     * LeadSource, Marketplace, ActionCode, Offer, Publisher, OfferTitle, Description, ReceivedAt, LeadId. The whole
     * grammar is in {@code docs/mapping.md}.
     *
     * <p>Throws {@link InvalidMappingException} that shows each fault's place, and nothing else. At most {@value
     * #MAX_TEXT} characters.
     */
    public static Value text(String template) {
        return TextForm.compile(template);
    }

    /**
     * The same for a place with its own rules, such as HTML or a mail header: {@code escape} is applied to each field,
     * after its transforms and with what stands in for it, but not to the text around it, inside or outside the braces.
     * The value is always text.
     */
    public static Value text(String template, UnaryOperator<String> escape) {
        return Template.escaped(TextForm.compile(template), escape);
    }
}
