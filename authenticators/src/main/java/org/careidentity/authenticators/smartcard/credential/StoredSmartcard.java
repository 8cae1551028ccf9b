package org.careidentity.authenticators.smartcard.credential;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.jboss.logging.Logger;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.util.JsonSerialization;

/**
 * A registered card, as it lies in Keycloak's stored credential: all of it in {@code credentialData}, which consoles show, for
 * none of it is secret.
 *
 * @param model Keycloak's credential
 * @param credential what it holds
 */
public record StoredSmartcard(CredentialModel model, SmartcardCredential credential) {

    /** The credential's type. */
    public static final String TYPE = "care-identity-smartcard";

    /** The id of the login method. */
    public static final String METHOD = "smartcard";

    private static final Logger LOGGER = Logger.getLogger(StoredSmartcard.class);
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** The person's cards, the oldest registration first; what can't be read is left out, with a warning. */
    public static Stream<StoredSmartcard> of(UserModel person) {
        return person.credentialManager().getStoredCredentialsByTypeStream(TYPE).flatMap(model -> read(model).stream());
    }

    /** Reads what {@link #write} wrote; empty, with a warning, when an import or a script left something else. */
    public static Optional<StoredSmartcard> read(CredentialModel model) {
        try {
            SmartcardCredential credential =
                    JsonSerialization.readValue(model.getCredentialData(), SmartcardCredential.class);
            if (isWhole(credential)) {
                return Optional.of(new StoredSmartcard(model, credential));
            }
        } catch (IOException | RuntimeException unreadable) {
            LOGGER.debug("unreadable credential", unreadable);
        }
        LOGGER.warnf("Credential %s of type %s can't be read and is left out", model.getId(), model.getType());
        return Optional.empty();
    }

    private static boolean isWhole(SmartcardCredential credential) {
        return Stream.of(credential.issuer(), credential.serial(), credential.registeredBy(), credential.status())
                        .allMatch(Objects::nonNull)
                && credential.keyHash() != null
                && SHA_256.matcher(credential.keyHash()).matches();
    }

    /** Puts the registration into a stored credential. */
    public static void write(SmartcardCredential credential, CredentialModel model) {
        try {
            model.setCredentialData(JsonSerialization.writeValueAsString(credential));
            model.setSecretData("{}");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps a changed registration. Into a copy: Keycloak's cache hands the same object to every request. */
    public StoredSmartcard keep(UserModel person, SmartcardCredential changed) {
        CredentialModel copy = model.shallowClone();
        write(changed, copy);
        person.credentialManager().updateStoredCredential(copy);
        return new StoredSmartcard(copy, changed);
    }

    /** Whether it may log in, as far as the credential says. */
    public boolean isActive() {
        return credential.status() == AuthenticatorStatus.ACTIVE;
    }
}
