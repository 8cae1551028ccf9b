package org.careidentity.authenticators.fido.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.careidentity.authenticators.emulated.Pem;
import org.careidentity.authenticators.fido.policy.AttestationRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinnedRootsTest {

    private static final UUID MODEL = UUID.fromString("dd4ec289-e01d-41c9-bb89-70fa845d4bf2");
    private static final List<X509Certificate> CERTIFICATES = certificates();

    @Test
    void rootsStandBelowTheirModelAndThoseAboveTheFirstAreForAny() {
        String text = pem(0) + MODEL + "\n" + pem(1) + pem(2);
        assertThat(PinnedRoots.read(text))
                .containsOnlyKeys(AttestationRules.ANY_MODEL, MODEL)
                .containsEntry(AttestationRules.ANY_MODEL, List.of(CERTIFICATES.get(0)))
                .containsEntry(MODEL, List.of(CERTIFICATES.get(1), CERTIFICATES.get(2)));
    }

    @Test
    void aConsoleThatMakesBlanksOfLineBreaksDoesNoHarm() {
        String text = (MODEL + ":\n" + pem(1)).replaceAll("\n", " ");
        assertThat(PinnedRoots.read(text)).containsEntry(MODEL, List.of(CERTIFICATES.get(1)));
    }

    @Test
    void nothingIsNoRoots() {
        assertThat(PinnedRoots.read(" \n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "roots of ours",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\n",
                "dd4ec289-e01d-41c9-bb89 -----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"
            })
    void anythingElseIsRefusedAndNotLeftOut(String text) {
        assertThatThrownBy(() -> PinnedRoots.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String pem(int index) {
        return Pem.of(CERTIFICATES.get(index));
    }

    /** Any three certificates will do: the JDK's own authorities are at hand. */
    private static List<X509Certificate> certificates() {
        Path store = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
            authorities.load(in, null);
            return Collections.list(authorities.aliases()).stream()
                    .limit(3)
                    .map(alias -> {
                        try {
                            return (X509Certificate) authorities.getCertificate(alias);
                        } catch (GeneralSecurityException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
