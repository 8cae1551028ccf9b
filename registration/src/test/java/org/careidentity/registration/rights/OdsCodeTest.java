package org.careidentity.registration.rights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes of organisations are compared whole. */
class OdsCodeTest {

    @Test
    void caseAndSpacesAroundDoNotMatter() {
        assertThat(OdsCode.of(" rj1 ")).contains("RJ1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "R J1", "RJ1%", "RJ1\"", "RJ1_", "RJ1*", "ABCDEFGHIJKLM", "RÄ1"})
    void whatCanBeNoCodeIsNone(String text) {
        assertThat(OdsCode.of(text)).isEmpty();
    }
}
