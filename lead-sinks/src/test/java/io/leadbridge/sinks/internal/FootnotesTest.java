package io.leadbridge.sinks.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.mapping.CrmEntity;
import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.mapping.EntityType;
import io.leadbridge.mapping.Field;
import io.leadbridge.mapping.Field.Type;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FootnotesTest {
    @Test
    void notesWhatWasCutButNotTheDescription() {
        Field title = Field.of("title", Type.TEXT).withMaxLength(3);
        Field text = Field.of("text", Type.TEXT).withMaxLength(3);
        Field needed = Field.of("needed", Type.TEXT).withRequired(true);
        CrmEntity entity = EntityMapping.to(EntityType.of("lead", title, text, needed))
                .set(title, lead -> "Esquire")
                .set(text, lead -> "Long story")
                .set(needed, lead -> null)
                .build()
                .map(Lead.builder(LeadId.newAt(Instant.EPOCH), Instant.EPOCH).build());

        assertThat(Footnotes.of(entity, "text")).isEqualTo("\ntitle: Esquire");
    }

    @Test
    void keepsTheEndAndCutsTheTextBeforeIt() {
        assertThat(Footnotes.append("text", "\nend", 100)).isEqualTo("text\nend");
        assertThat(Footnotes.append("a long text", "\nend", 8)).isEqualTo("a lo\nend");
        assertThat(Footnotes.append("ab😀", "", 3)).isEqualTo("ab");
        assertThat(Footnotes.append("text", "\nend", 2)).isEqualTo("\nend");
    }
}
