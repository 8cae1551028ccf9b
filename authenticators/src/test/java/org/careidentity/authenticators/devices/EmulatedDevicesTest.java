package org.careidentity.authenticators.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.careidentity.authenticators.emulated.TestAuthority;
import org.careidentity.authenticators.fido.ceremony.CeremonyOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The emulated devices attest as real ones do: a library that was not written for them accepts each of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmulatedDevicesTest {

    private final Specimens specimens = new Specimens();
    private final StrictLibrary library = new StrictLibrary(specimens.root.certificate());
    private final StrictLibrary stranger =
            new StrictLibrary(TestAuthority.root("Another Root").certificate());

    List<Specimen> all() {
        return specimens.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void everyDeviceIsAcceptedByAStrictLibrary(Specimen specimen) {
        CeremonyOptions options = Site.registration(Site.attested(specimen, specimens.root.certificate()));
        String answer = specimen.make().register(options.json(), Site.ORIGIN, a -> {});
        var data = library.verify(options, Site.RELYING_PARTY, answer);
        assertThat(data.getAttestationObject().getAuthenticatorData().getAttestedCredentialData())
                .isNotNull();
        if (specimen.root().isPresent()) {
            assertThatThrownBy(() -> stranger.verify(options, Site.RELYING_PARTY, answer))
                    .as("under another root")
                    .isInstanceOf(com.webauthn4j.verifier.exception.CertificateException.class);
        }
    }

    @Test
    void withoutConveyanceThereIsNoAttestation() {
        Specimen specimen = specimens.tpmWithScheme();
        CeremonyOptions options = Site.registration(Site.attested(specimen, specimens.root.certificate()));
        options.json().put("attestation", "none");
        String answer = specimen.make().register(options.json(), Site.ORIGIN, a -> {});
        assertThat(library.verify(options, Site.RELYING_PARTY, answer)
                        .getAttestationObject()
                        .getFormat())
                .isEqualTo("none");
    }
}
