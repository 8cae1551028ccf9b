package org.careidentity.authenticators.password;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.UserCredentialManager;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.storage.adapter.AbstractInMemoryUserAdapter;

/**
 * Who stands in for the owner of an e-mail address that nobody has: a person with a password that nobody knows. So Keycloak's
 * own validator and brute-force protector treat both alike, and neither the answer, nor the work done for it, nor a lock tells
 * whether an address is known (OWASP ASVS 5.0 requirement 6.3.8).
 *
 * <p>Addresses share 65,536 of them, so that made-up addresses fill no memory. Which share one depends on a key of the realm:
 * whoever could choose two would learn from the lock of one that the other is unknown, too.
 */
final class Nobody extends AbstractInMemoryUserAdapter {

    private static final String PREFIX = "care-identity-nobody-";
    private static final String MAC = "HmacSHA512";

    private final SubjectCredentialManager credentials;

    private Nobody(KeycloakSession session, RealmModel realm, String id, CredentialModel decoy) {
        super(session, realm, id);
        this.credentials = new OnePassword(session, realm, this, decoy);
    }

    /** Keycloak's own way to a validator, with a store of one password. */
    private static final class OnePassword extends UserCredentialManager {

        private final CredentialModel password;

        OnePassword(KeycloakSession session, RealmModel realm, Nobody nobody, CredentialModel password) {
            super(session, realm, nobody);
            this.password = password;
        }

        @Override
        public Stream<CredentialModel> getStoredCredentialsByTypeStream(String type) {
            return Stream.of(password).filter(stored -> stored.getType().equals(type));
        }
    }

    /**
     * The one for an address.
     *
     * @param decoy a stored password that nobody knows
     */
    static Nobody at(KeycloakSession session, RealmModel realm, String address, CredentialModel decoy) {
        return new Nobody(session, realm, PREFIX + bucket(session, realm, address), decoy);
    }

    private static String bucket(KeycloakSession session, RealmModel realm, String address) {
        SecretKey key =
                session.keys().getActiveKey(realm, KeyUse.SIG, Algorithm.HS512).getSecretKey();
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((PREFIX + address).getBytes(StandardCharsets.UTF_8)), 0, 2);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SubjectCredentialManager credentialManager() {
        return credentials;
    }
}
