package org.careidentity.authenticators.fido.ceremony;

import com.webauthn4j.WebAuthnAuthenticationManager;
import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.client.CredentialPropertiesExtensionClientOutput;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.registry.AuthenticatorStatus;

/**
 * Verifies the answers of browsers: WebAuthn Level 3 sections 7.1 and 7.2, by webauthn4j, with the steps that it leaves
 * to its caller. Whatever an answer holds, it ends as a verified ceremony or as a {@link CeremonyRefusedException}.
 */
public final class Ceremonies {

    private static final int LONGEST_ANSWER = 65_536;
    private static final int LONGEST_CREDENTIAL_ID = 1023;
    private static final int SHORTEST_CREDENTIAL_ID = 16;

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnRegistrationManager registrations =
            WebAuthnRegistrationManager.createNonStrictWebAuthnRegistrationManager(converter);
    private final WebAuthnAuthenticationManager authentications =
            new WebAuthnAuthenticationManager(List.of(), converter);
    private final AttestedCredentialDataConverter credentialData = new AttestedCredentialDataConverter(converter);

    /**
     * Verifies a registration against the options that were sent.
     *
     * @param answer the credential's {@code toJSON()} text
     * @return the record, registered by the person themselves
     */
    public FidoCredential register(CeremonyOptions options, RelyingParty relyingParty, String answer, Instant now)
            throws CeremonyRefusedException {
        try {
            RegistrationData data = registrations.parse(bounded(answer));
            registrations.verify(
                    data,
                    new RegistrationParameters(
                            server(options, relyingParty),
                            options.algorithms().stream()
                                    .map(algorithm -> new PublicKeyCredentialParameters(
                                            PublicKeyCredentialType.PUBLIC_KEY,
                                            COSEAlgorithmIdentifier.create(algorithm)))
                                    .toList(),
                            true,
                            true));
            return record(options, data, now);
        } catch (RuntimeException e) {
            throw refused("care_identity_registration_invalid", e);
        }
    }

    private FidoCredential record(CeremonyOptions options, RegistrationData data, Instant now)
            throws CeremonyRefusedException {
        var authenticatorData = data.getAttestationObject().getAuthenticatorData();
        var attested = authenticatorData.getAttestedCredentialData();
        // Section 7.1 step 25, and section 4 "Credential ID": at least 16 bytes.
        if (attested.getCredentialId().length > LONGEST_CREDENTIAL_ID
                || attested.getCredentialId().length < SHORTEST_CREDENTIAL_ID) {
            throw new CeremonyRefusedException("care_identity_credential_id_length");
        }
        // Browsers promise to heed excludeCredentials and residentKey; the server checks (CVE-2026-8830).
        if (options.excludes(attested.getCredentialId())) {
            throw new CeremonyRefusedException("care_identity_credential_excluded");
        }
        if (saysNotDiscoverable(data)) {
            throw new CeremonyRefusedException("care_identity_credential_not_discoverable");
        }
        Set<AuthenticatorTransport> transports = data.getTransports();
        return new FidoCredential(
                Base64Url.encode(attested.getCredentialId()),
                Base64Url.encode(options.userHandle()),
                attested.getAaguid().toString(),
                Base64Url.encode(credentialData.convert(attested)),
                authenticatorData.getSignCount(),
                authenticatorData.isFlagUV(),
                authenticatorData.isFlagBE(),
                authenticatorData.isFlagBS(),
                data.getAttestationObject().getFormat(),
                transports == null
                        ? List.of()
                        : transports.stream()
                                .map(AuthenticatorTransport::getValue)
                                .sorted()
                                .toList(),
                now.getEpochSecond(),
                "self",
                AuthenticatorStatus.ACTIVE,
                0,
                Base64Url.encode(data.getAttestationObjectBytes()),
                Base64Url.encode(data.getCollectedClientDataBytes()));
    }

    private static boolean saysNotDiscoverable(RegistrationData data) {
        if (data.getClientExtensions() == null) {
            return false;
        }
        var properties = data.getClientExtensions().getExtension(CredentialPropertiesExtensionClientOutput.class);
        return properties != null && Boolean.FALSE.equals(properties.getValue().getRk());
    }

    /** Reads a login's answer as far as it tells whose credential it is; nothing of it is verified yet. */
    public Assertion read(String answer) throws CeremonyRefusedException {
        try {
            AuthenticationData data = authentications.parse(bounded(answer));
            if (data.getUserHandle() == null || data.getCredentialId() == null) {
                throw new CeremonyRefusedException("care_identity_user_handle_missing");
            }
            return new Assertion(data);
        } catch (RuntimeException e) {
            throw refused("care_identity_assertion_unreadable", e);
        }
    }

    /**
     * Verifies a login's answer against the options that were sent and the stored credential.
     *
     * @return the credential with its new counter, backup state and time of use
     */
    public FidoCredential authenticate(
            CeremonyOptions options, RelyingParty relyingParty, Assertion assertion, FidoCredential stored, Instant now)
            throws CeremonyRefusedException {
        try {
            // A CredentialRecord, not an Authenticator: only then does webauthn4j hold BE to its stored value
            // (section 7.2 step 19).
            var record = new CredentialRecordImpl(
                    new NoneAttestationStatement(),
                    stored.userVerified(),
                    stored.backupEligible(),
                    stored.backedUp(),
                    stored.counter(),
                    credentialData.convert(Base64Url.decode(stored.attestedCredentialData())),
                    null,
                    null,
                    null,
                    Set.of());
            authentications.verify(
                    assertion.data(),
                    new AuthenticationParameters(server(options, relyingParty), record, null, true, true));
            var authenticatorData = assertion.data().getAuthenticatorData();
            return stored.used(authenticatorData.getSignCount(), authenticatorData.isFlagBS(), now.getEpochSecond());
        } catch (RuntimeException e) {
            throw refused("care_identity_assertion_invalid", e);
        }
    }

    /** Without the builder that took this constructor's place: webauthn4j 0.29, of Keycloak 26.5 and older, has none. */
    @SuppressWarnings("deprecation")
    private static ServerProperty server(CeremonyOptions options, RelyingParty relyingParty) {
        return new ServerProperty(relyingParty.origin(), relyingParty.id(), new DefaultChallenge(options.challenge()));
    }

    private static String bounded(String answer) throws CeremonyRefusedException {
        if (answer == null || answer.isBlank() || answer.length() > LONGEST_ANSWER) {
            throw new CeremonyRefusedException("care_identity_answer_missing_or_too_long");
        }
        return answer;
    }

    private static CeremonyRefusedException refused(String reason, RuntimeException e) {
        String detail = e instanceof WebAuthnException ? "." + e.getClass().getSimpleName() : "";
        return new CeremonyRefusedException(reason + detail, e);
    }

    /** An answer to a login that was read and not yet verified. */
    public record Assertion(AuthenticationData data) {

        /** Whether the person was verified by face, fingerprint or PIN. */
        public boolean userVerified() {
            return data.getAuthenticatorData().isFlagUV();
        }

        /** Whose it says it is. */
        public String userHandle() {
            return Base64Url.encode(data.getUserHandle());
        }

        /** The id of the credential that it says it is made with. */
        public String credentialId() {
            return Base64Url.encode(data.getCredentialId());
        }
    }
}
