package org.careidentity.authenticators.fido.ceremony;

import com.webauthn4j.WebAuthnAuthenticationManager;
import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.AuthenticatorDataConverter;
import com.webauthn4j.converter.CollectedClientDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.RegistrationExtensionAuthenticatorOutput;
import com.webauthn4j.server.ServerProperty;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.statement.AttestationParts;
import org.careidentity.authenticators.fido.statement.Statements;
import org.careidentity.authenticators.fido.wire.AuthenticatorLayout;
import org.careidentity.authenticators.fido.wire.SignatureEncoding;
import org.careidentity.authenticators.fido.wire.StrictJson;
import org.careidentity.authenticators.registry.AuthenticatorStatus;

/**
 * Verifies the answers of browsers: WebAuthn Level 3 sections 7.1 and 7.2, by webauthn4j, with the steps that it leaves
 * to its caller in classes of their own. Whatever an answer holds, it ends as a verified ceremony or as a {@link
 * CeremonyRefusedException}. Whether an authenticator is trusted is not judged here.
 */
public final class Ceremonies {

    private final ObjectConverter converter = new ObjectConverter();
    private final CollectedClientDataConverter clientData = new CollectedClientDataConverter(converter);
    private final AuthenticatorDataConverter authenticatorData = new AuthenticatorDataConverter(converter);
    private final AttestedCredentialDataConverter credentialData = new AttestedCredentialDataConverter(converter);
    private final Statements statements = new Statements(converter);
    private final WebAuthnRegistrationManager registrations =
            WebAuthnRegistrationManager.createNonStrictWebAuthnRegistrationManager(converter);
    private final WebAuthnAuthenticationManager authentications =
            new WebAuthnAuthenticationManager(List.of(), converter);

    /**
     * Verifies a registration against the options that were sent.
     *
     * @param answer the credential's {@code toJSON()} text
     * @return the record, registered by the person themselves
     */
    public FidoCredential register(CeremonyOptions options, RelyingParty relyingParty, String answer, Instant now)
            throws CeremonyRefusedException {
        try {
            return register(options, relyingParty, Answer.read(answer), now);
        } catch (RuntimeException | StackOverflowError e) {
            throw Refusals.of("care_identity_registration_invalid", e);
        }
    }

    private FidoCredential register(CeremonyOptions options, RelyingParty relyingParty, Answer answer, Instant now)
            throws CeremonyRefusedException {
        byte[] clientDataBytes = answer.bytes("clientDataJSON");
        AttestationParts parts = AttestationParts.read(answer.bytes("attestationObject"));
        ClientDataRule.check(clientDataBytes, options, relyingParty);
        CredentialRule.check(answer.id(), parts.attested().credentialId(), options);
        KeyRule.check(parts.attested().key(), options.algorithms());
        AuthenticatorData<RegistrationExtensionAuthenticatorOutput> data =
                authenticatorData.convert(parts.authenticatorData());
        registrations.verify(
                new RegistrationData(
                        // The statement is verified below, by verifiers that webauthn4j cannot be given here.
                        new AttestationObject(data, new NoneAttestationStatement()),
                        parts.whole(),
                        clientData.convert(StrictJson.withoutByteOrderMark(clientDataBytes)),
                        clientDataBytes,
                        null,
                        null),
                new RegistrationParameters(
                        server(options, relyingParty),
                        options.algorithms().stream()
                                .map(algorithm -> new PublicKeyCredentialParameters(
                                        PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(algorithm)))
                                .toList(),
                        options.demandsUserVerification(),
                        true));
        SelectionRule.check(answer, options);
        if (!statements.support(parts.format())) {
            throw new CeremonyRefusedException("care_identity_format_not_accepted");
        }
        statements.verify(parts, clientDataBytes);
        return record(options, answer, parts.format(), data, now);
    }

    private FidoCredential record(
            CeremonyOptions options,
            Answer answer,
            String format,
            AuthenticatorData<RegistrationExtensionAuthenticatorOutput> data,
            Instant now) {
        AttestedCredentialData attested = data.getAttestedCredentialData();
        return new FidoCredential(
                Base64Url.encode(attested.getCredentialId()),
                Base64Url.encode(options.userHandle()),
                attested.getAaguid().toString(),
                Base64Url.encode(credentialData.convert(attested)),
                data.getSignCount(),
                data.isFlagUV(),
                data.isFlagBE(),
                data.isFlagBS(),
                format,
                answer.transports(),
                now.getEpochSecond(),
                "self",
                AuthenticatorStatus.ACTIVE,
                0,
                Base64Url.encode(answer.bytes("attestationObject")),
                Base64Url.encode(answer.bytes("clientDataJSON")),
                false);
    }

    /**
     * Reads a login's answer, where nobody is identified yet, as far as it tells whose credential it is. Nothing of it is
     * verified; without a user handle it is refused (section 7.2 step 6).
     */
    public Assertion read(String answer) throws CeremonyRefusedException {
        Assertion assertion = readOfIdentified(answer);
        if (assertion.data().getUserHandle() == null) {
            throw new CeremonyRefusedException("care_identity_user_handle_missing");
        }
        return assertion;
    }

    /** Reads a login's answer of a person who is identified already; it need not say whose it is. */
    public Assertion readOfIdentified(String answer) throws CeremonyRefusedException {
        try {
            Answer read = Answer.read(answer);
            byte[] clientDataBytes = read.bytes("clientDataJSON");
            byte[] authenticatorDataBytes = read.bytes("authenticatorData");
            StrictJson.object(clientDataBytes);
            AuthenticatorLayout.read(authenticatorDataBytes);
            return new Assertion(new AuthenticationData(
                    read.id(),
                    read.userHandle().orElse(null),
                    authenticatorData.convert(authenticatorDataBytes),
                    authenticatorDataBytes,
                    clientData.convert(StrictJson.withoutByteOrderMark(clientDataBytes)),
                    clientDataBytes,
                    null,
                    read.bytes("signature")));
        } catch (RuntimeException | StackOverflowError e) {
            throw Refusals.of("care_identity_assertion_unreadable", e);
        }
    }

    /**
     * Verifies a login's answer against the options that were sent and the stored credential. A counter that did not go
     * up is refused with {@link CeremonyRefusedException#COUNTER_WENT_BACK}, of answers alone that hold in all else.
     *
     * @return the credential with its new counter, backup state and time of use
     */
    public FidoCredential authenticate(
            CeremonyOptions options, RelyingParty relyingParty, Assertion assertion, FidoCredential stored, Instant now)
            throws CeremonyRefusedException {
        try {
            OwnerRule.check(assertion, stored);
            AttestedCredentialData attested = credentialData.convert(Base64Url.decode(stored.attestedCredentialData()));
            SignatureEncoding.require(
                    attested.getCOSEKey().getPublicKey(), assertion.data().getSignature());
            ClientDataRule.check(assertion.data().getCollectedClientDataBytes(), options, relyingParty);
            // A CredentialRecord, not an Authenticator: only then does webauthn4j hold BE to its stored value
            // (section 7.2 step 19).
            var record = new CredentialRecordImpl(
                    new NoneAttestationStatement(),
                    stored.userVerified(),
                    stored.backupEligible(),
                    stored.backedUp(),
                    stored.counter(),
                    attested,
                    null,
                    null,
                    null,
                    Set.of());
            authentications.verify(
                    assertion.data(),
                    new AuthenticationParameters(
                            server(options, relyingParty),
                            record,
                            options.allowed().isEmpty() ? null : options.allowed(),
                            options.demandsUserVerification(),
                            true));
            var data = assertion.data().getAuthenticatorData();
            return stored.used(data.getSignCount(), data.isFlagBS(), now.getEpochSecond());
        } catch (RuntimeException | StackOverflowError e) {
            throw Refusals.of("care_identity_assertion_invalid", e);
        }
    }

    /** Without the builder that took this constructor's place: webauthn4j 0.29, of Keycloak 26.5 and older, has none. */
    @SuppressWarnings("deprecation")
    private static ServerProperty server(CeremonyOptions options, RelyingParty relyingParty) {
        return new ServerProperty(relyingParty.origins(), relyingParty.id(), new DefaultChallenge(options.challenge()));
    }

    /** An answer to a login that was read and not yet verified. */
    public record Assertion(AuthenticationData data) {

        /** Whether the person was verified by face, fingerprint or PIN. */
        public boolean userVerified() {
            return data.getAuthenticatorData().isFlagUV();
        }

        /** Whether it answers the challenge of these options (section 7.2 step 11), rightly or not. */
        public boolean answers(CeremonyOptions options) {
            return ClientDataRule.answers(data.getCollectedClientDataBytes(), options);
        }

        /** Whose it says it is; null where a person was identified and the device did not say. */
        public String userHandle() {
            return data.getUserHandle() == null ? null : Base64Url.encode(data.getUserHandle());
        }

        /** The id of the credential that it says it is made with. */
        public String credentialId() {
            return Base64Url.encode(data.getCredentialId());
        }
    }
}
