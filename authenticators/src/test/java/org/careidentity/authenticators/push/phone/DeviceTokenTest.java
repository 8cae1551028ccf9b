package org.careidentity.authenticators.push.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** A header of strangers is a token or nothing. */
class DeviceTokenTest {

    @Test
    void aPersonsIdIsNoTextOfControlCharacters() {
        assertThat(DeviceToken.read("Bearer " + DeviceToken.of("a\u0000b", "s".repeat(43))))
                .isEmpty();
        assertThat(DeviceToken.read("Bearer " + DeviceToken.of("a".repeat(256), "s".repeat(43))))
                .isEmpty();
        assertThat(DeviceToken.read("Bearer " + DeviceToken.of("a", "short"))).isEmpty();
    }

    @Test
    void whatIsHandedOutIsReadAgain() {
        String secret = "s".repeat(43);
        String token = DeviceToken.of("f:store:\u00e4rztin.1", secret);
        assertThat(token).matches("[A-Za-z0-9_.-]+");
        assertThat(DeviceToken.read("Bearer " + token)).contains(new DeviceToken("f:store:\u00e4rztin.1", secret));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {"Bearer ", "Bearer a", "Bearer a.b.c", "Bearer %.b", "bearer YQ.b", "Basic YQ.b", "Bearer YQ==.b"
            })
    void whatIsNoTokenIsNothing(String header) {
        assertThat(DeviceToken.read(header)).isEmpty();
    }
}
