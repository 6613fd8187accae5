package io.leadbridge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class JsonTest {
    /** An ordinary immutable class: records would bind without any module. */
    static final class Seats {
        private final String offer;
        private final int count;

        public Seats(String offer, int count) {
            this.offer = offer;
            this.count = count;
        }
    }

    private static final String SEATS = "{\"offer\":\"contoso.crm\",\"count\":25}";

    @Test
    void bindsAClassByTheNamesOfItsConstructorParameters() throws JsonProcessingException {
        Seats seats = Json.mapper().readValue(SEATS, Seats.class);

        assertThat(seats.offer).isEqualTo("contoso.crm");
        assertThat(seats.count).isEqualTo(25);
    }

    @Test
    void couldNotBindItWithoutTheParameterNamesModule() {
        JsonMapper plain = JsonMapper.builder().build();

        assertThatThrownBy(() -> plain.readValue(SEATS, Seats.class)).isInstanceOf(DatabindException.class);
    }

    @Test
    void refusesTextAfterTheEnd() {
        assertThatThrownBy(() -> Json.mapper().readTree("{} {}")).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void refusesNestingBeyondItsLimit() {
        String deep = "[".repeat(Json.MAX_DEPTH + 1) + "]".repeat(Json.MAX_DEPTH + 1);

        assertThatThrownBy(() -> Json.mapper().readTree(deep)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void keepsTheDigitsOfANumber() throws JsonProcessingException {
        assertThat(Json.mapper().readTree("[1.50, 1e400]").get(0).decimalValue())
                .isEqualTo(new BigDecimal("1.50"));
        assertThat(Json.mapper().readTree("[1.50, 1e400]").get(1).decimalValue())
                .isEqualTo(new BigDecimal("1e400"));
    }
}
