package io.leadbridge.sinks.internal;

import static io.leadbridge.mapping.Field.field;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.mapping.Conditions;
import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.mapping.EntityType;
import io.leadbridge.mapping.Values;
import io.leadbridge.sinks.MapSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MapSettingTest {
    private static final EntityMapping DEFAULT = EntityMapping.to(
                    EntityType.of("row", field("name"), field("phone"), field("rating")))
            .set(field("name"), Values.fullName())
            .set(field("phone"), Values.phone())
            .onRepeat(field("phone"))
            .build();

    private final Map<String, @Nullable Object> map = new LinkedHashMap<>();

    private MapSettings settings() {
        return new MapSettings().with("map", map);
    }

    @Test
    void laysTheMapOnTopOfTheDefault() {
        map.put("phone", "{Phone | e164}");
        map.put("name", null);
        map.put("rating when ActionCode is INS", 1L);
        MapSettings settings = settings();
        assertThat(MapSetting.read(settings, DEFAULT))
                .isEqualTo(DEFAULT.with(m -> m.leaveOut(field("name"))
                        .set(field("phone"), Values.text("{Phone | e164}"))
                        .when(Conditions.action("INS"), n -> n.set(field("rating"), 1))));
        assertThat(settings.faults()).isEmpty();
    }

    @Test
    void notesEachFaultAtItsRuleWithItsPlaceInTheText() {
        map.put("fone", "x");
        map.put("phone", "call {Phon}");
        map.put("rating when Action is INS", 1L);
        MapSettings settings = settings();
        assertThat(MapSetting.read(settings, DEFAULT)).isSameAs(DEFAULT);
        assertThat(settings.faults())
                .containsExactlyInAnyOrder(
                        "map.fone: row has no field 'fone'; did you mean phone?",
                        "map.phone: a lead has no field 'Phon'; did you mean Phone? (column 7)",
                        "map.rating when Action is INS: a lead has no field 'Action'; did you mean ActionCode?"
                                + " (column 13)");
    }

    @Test
    void repeatNamesTheFieldsThatARepeatOverwrites() {
        MapSettings settings = settings().with("repeat", "name", "phone");
        assertThat(MapSetting.readRepeat(settings, DEFAULT))
                .isEqualTo(DEFAULT.with(m -> m.onRepeat(field("name"), field("phone"))));
        assertThat(MapSetting.readRepeat(settings(), DEFAULT)).isSameAs(DEFAULT);
    }

    @Test
    void notesAFaultOfRepeat() {
        MapSettings settings = settings().with("repeat", "rating");
        assertThat(MapSetting.readRepeat(settings, DEFAULT)).isSameAs(DEFAULT);
        assertThat(settings.faults())
                .containsExactly(
                        "repeat: 'rating' is not set by the mapping; set it in the mapping, or remove it here");
    }
}
