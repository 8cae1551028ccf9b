package org.careidentity.authenticators.fido.statement;

import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.AuthenticatorDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.extension.authenticator.RegistrationExtensionAuthenticatorOutput;
import java.security.PublicKey;
import org.careidentity.authenticators.fido.wire.MalformedException;

/** The credential inside authenticator data, as webauthn4j reads and writes it. */
final class CredentialKeys {

    private final AuthenticatorDataConverter authenticatorData;
    private final AttestedCredentialDataConverter credentialData;

    CredentialKeys(ObjectConverter converter) {
        authenticatorData = new AuthenticatorDataConverter(converter);
        credentialData = new AttestedCredentialDataConverter(converter);
    }

    /** The public key. */
    PublicKey of(AttestationParts parts) {
        PublicKey key = attested(parts).getCOSEKey().getPublicKey();
        if (key == null) {
            throw new MalformedException("no public key");
        }
        return key;
    }

    /** AAGUID, credential id and key, as they are stored. */
    byte[] bytes(AttestationParts parts) {
        return credentialData.convert(attested(parts));
    }

    private AttestedCredentialData attested(AttestationParts parts) {
        var data = authenticatorData.<RegistrationExtensionAuthenticatorOutput>convert(parts.authenticatorData());
        if (data.getAttestedCredentialData() == null) {
            throw new MalformedException("no credential");
        }
        return data.getAttestedCredentialData();
    }
}
