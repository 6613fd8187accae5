package io.leadbridge.mapping;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells a company's mail domain from one where anybody gets an address. */
final class FreeMail {
    private static final Pattern DOMAIN = Pattern.compile("(?:[a-z0-9-]{1,63}\\.){1,8}[a-z]{2,63}");

    /** By their first part, whatever the country. */
    private static final Set<String> PROVIDERS = Set.of(
            "aol",
            "fastmail",
            "gmail",
            "gmx",
            "googlemail",
            "hotmail",
            "icloud",
            "live",
            "mac",
            "mail",
            "me",
            "msn",
            "naver",
            "outlook",
            "proton",
            "protonmail",
            "qq",
            "rediffmail",
            "web",
            "yahoo",
            "yandex",
            "ymail",
            "zoho",
            "126",
            "163");

    private FreeMail() {}

    /** The domain, if it may be that of a company. */
    static @Nullable String businessDomain(@Nullable String domain) {
        return domain != null && isBusiness(domain) ? domain : null;
    }

    /** Whether {@code domain} may be the domain of a company. */
    static boolean isBusiness(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        return DOMAIN.matcher(lower).matches() && !PROVIDERS.contains(lower.substring(0, lower.indexOf('.')));
    }
}
