package io.leadbridge.model;

import java.util.Set;

/**
 * Where the customer was: the source half of Microsoft's {@code LeadSource}. The set is open; an unknown name is kept.
 * {@code SPZA}, {@code AppSource} and {@code AppSource (SPZA)} are one marketplace under three documented names.
 *
 * @param name the name, never blank
 */
public record Marketplace(String name) {
    public static final Marketplace AZURE_MARKETPLACE = new Marketplace("AzureMarketplace");
    public static final Marketplace AZURE_PORTAL = new Marketplace("AzurePortal");
    public static final Marketplace APP_SOURCE = new Marketplace("AppSource");
    public static final Marketplace TEST_DRIVE = new Marketplace("TestDrive");

    /** The marketplaces Microsoft documents. */
    public static final Set<Marketplace> KNOWN = Set.of(AZURE_MARKETPLACE, AZURE_PORTAL, APP_SOURCE, TEST_DRIVE);

    public Marketplace {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a marketplace name is not blank; leave it out instead");
        }
        name = canonical(name.strip());
    }

    private static String canonical(String sent) {
        if (sent.equalsIgnoreCase("SPZA") || sent.equalsIgnoreCase("AppSource (SPZA)")) {
            return "AppSource";
        }
        return Spelling.canonical(sent, "AzureMarketplace", "AzurePortal", "AppSource", "TestDrive");
    }

    /** Whether Microsoft documents this marketplace. */
    public boolean isKnown() {
        return KNOWN.contains(this);
    }

    @Override
    public String toString() {
        return name;
    }
}
