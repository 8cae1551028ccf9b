package org.careidentity.authenticators.smartcard.cardhost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cards by the server's own TLS start only where that TLS is the browser's, and asks it. */
class DirectTlsTest {

    @ParameterizedTest
    @ValueSource(strings = {"request", "required"})
    void startWhereTheServerAsksItself(String clientAuth) {
        assertThat(new DirectTls(clientAuth, "").obstacle()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none"})
    void doNotStartWhereNobodyIsAsked(String clientAuth) {
        assertThat(new DirectTls(clientAuth, "").obstacle()).get().asString().contains("https-client-auth");
    }

    @Test
    void doNotStartBehindAProxyWhoseCertificateItWouldBe() {
        assertThat(new DirectTls("request", "xforwarded").obstacle())
                .get()
                .asString()
                .contains("proxy");
    }
}
