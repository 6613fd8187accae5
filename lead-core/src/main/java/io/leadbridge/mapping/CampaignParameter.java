package io.leadbridge.mapping;

import io.leadbridge.model.Campaign;
import io.leadbridge.model.Lead;
import org.jspecify.annotations.Nullable;

/** A campaign parameter out of the lead's description. */
record CampaignParameter(String name) implements Value {
    @Override
    public @Nullable Object of(Lead lead) {
        return Campaign.of(lead).parameter(name).orElse(null);
    }

    @Override
    public String toString() {
        return "campaign." + name;
    }
}
