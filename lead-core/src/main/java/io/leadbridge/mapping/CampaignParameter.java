package io.leadbridge.mapping;

import io.leadbridge.model.Campaign;
import io.leadbridge.model.Lead;
import org.jspecify.annotations.Nullable;

/** A campaign parameter out of the lead's description. */
record CampaignParameter(String name) implements Value {
    /** What its name in the text form begins with. */
    static final String PREFIX = "campaign.";

    CampaignParameter {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a campaign parameter needs a name, such as utm_source");
        }
    }

    @Override
    public @Nullable Object of(Lead lead) {
        return Campaign.of(lead).parameter(name).orElse(null);
    }

    @Override
    public String toString() {
        return PREFIX + Described.word(name);
    }
}
