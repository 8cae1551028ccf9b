package org.careidentity.authenticators.devices;

import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.anchor.TrustAnchorRepository;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.attestation.statement.androidkey.AndroidKeyAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.apple.AppleAnonymousAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.none.NoneAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.tpm.TPMAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.u2f.FIDOU2FAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.DefaultCertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.DefaultSelfAttestationTrustworthinessVerifier;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.careidentity.authenticators.fido.ceremony.CeremonyOptions;
import org.careidentity.authenticators.fido.ceremony.RelyingParty;

/** What webauthn4j says of an answer when it demands attestation that leads to one root: a second opinion. */
final class StrictLibrary {

    private final WebAuthnRegistrationManager registrations;

    StrictLibrary(X509Certificate root) {
        Set<TrustAnchor> anchors = Set.of(new TrustAnchor(root, null));
        registrations = new WebAuthnRegistrationManager(
                List.of(
                        new NoneAttestationStatementVerifier(),
                        new PackedAttestationStatementVerifier(),
                        new TPMAttestationStatementVerifier(),
                        new AndroidKeyAttestationStatementVerifier(),
                        new AppleAnonymousAttestationStatementVerifier(),
                        new FIDOU2FAttestationStatementVerifier()),
                new DefaultCertPathTrustworthinessVerifier(new TrustAnchorRepository() {
                    @Override
                    public Set<TrustAnchor> find(AAGUID aaguid) {
                        return anchors;
                    }

                    @Override
                    public Set<TrustAnchor> find(byte[] attestationCertificateKeyIdentifier) {
                        return anchors;
                    }
                }),
                new DefaultSelfAttestationTrustworthinessVerifier());
    }

    /** Verifies a registration, or throws whatever the library throws. */
    RegistrationData verify(CeremonyOptions options, RelyingParty relyingParty, String answer) {
        ServerProperty server = ServerProperty.builder()
                .origins(relyingParty.origins())
                .rpId(relyingParty.id())
                .challenge(new DefaultChallenge(options.challenge()))
                .build();
        return registrations.verify(
                registrations.parse(answer),
                new RegistrationParameters(
                        server,
                        options.algorithms().stream()
                                .map(algorithm -> new PublicKeyCredentialParameters(
                                        PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(algorithm)))
                                .toList(),
                        true,
                        true));
    }
}
