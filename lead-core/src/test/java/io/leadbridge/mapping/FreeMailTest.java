package io.leadbridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeMailTest {
    @ParameterizedTest
    @ValueSource(strings = {"contoso.com", "Fabrikam.CO.UK", "crm.contoso.de"})
    void aDomainOfItsOwnNamesACompany(String domain) {
        assertThat(FreeMail.isBusiness(domain)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gmail.com", "Yahoo.co.uk", "GMX.de", "163.com", "contoso", "a b.com", "-", "x.1"})
    void aDomainThatIsEverybodysNamesNone(String domain) {
        assertThat(FreeMail.isBusiness(domain)).isFalse();
    }
}
