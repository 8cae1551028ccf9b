package org.careidentity.authenticators.password;

import java.util.Locale;
import java.util.Optional;
import org.careidentity.authenticators.flow.RefusedException;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.FormMessage;

/**
 * Whose e-mail address and password these are. Every attempt that is not locked checks one password, whether the address is
 * known or not and has a password or not, and each of them is told the same (OWASP ASVS 5.0 requirement 6.3.8).
 */
public final class PasswordCheck {

    /** The field of a page's form in which the address is typed. */
    public static final String FIELD = "email";

    /** The field in which the password is typed. */
    public static final String PASSWORD = "password";

    private static final int LONGEST = 255;

    private final Decoy decoy = new Decoy();

    /** What is missing of what a page asks for, at its field; empty when nothing is. */
    public static Optional<FormMessage> missing(String address, String password) {
        if (address.isBlank()) {
            return Optional.of(new FormMessage(FIELD, "care-identity-app-email-empty"));
        }
        return password.isEmpty()
                ? Optional.of(new FormMessage(PASSWORD, "care-identity-app-password-empty"))
                : Optional.empty();
    }

    /** Refuses somebody else where an earlier step of this login has identified a person: the session's at a step-up. */
    public static void requireSamePerson(AuthenticationFlowContext context, UserModel person) throws RefusedException {
        if (context.getUser() != null && !context.getUser().getId().equals(person.getId())) {
            throw new RefusedException(
                    "care_identity_credential_of_other_person",
                    new FormMessage(FIELD, "care-identity-app-other-person"));
        }
    }

    /** Verifies what a person typed, with Keycloak's own validators; it is the person of this login, if there is one. */
    public UserModel verify(AuthenticationFlowContext context, String typed, String password) throws RefusedException {
        String address = typed.strip().toLowerCase(Locale.ROOT);
        context.getEvent().detail(Details.EMAIL, address.substring(0, Math.min(address.length(), LONGEST)));
        CredentialModel unknown = decoy.of(context.getSession(), context.getRealm());
        Nobody nobody = Nobody.at(context.getSession(), context.getRealm(), address, unknown);
        Optional<UserModel> owner = owner(context, address);
        owner.ifPresent(context.getEvent()::user);
        UserModel attempted = owner.orElse(nobody);
        Lock lock = new Lock(context.getSession(), counted(attempted, nobody));
        lock.requireOpen();
        boolean forGood = lock.forGood();
        boolean known = owner.isPresent()
                && !forGood
                && attempted.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE);
        boolean right =
                (known ? attempted : nobody).credentialManager().isValid(UserCredentialModel.password(password));
        if (!known || !right) {
            lock.count(PasswordCredentialModel.TYPE);
            throw wrong(forGood ? Errors.USER_DISABLED : reason(owner));
        }
        if (!attempted.isEnabled()) {
            throw new RefusedException(Errors.USER_DISABLED, new FormMessage("care-identity-person-disabled"));
        }
        requireSamePerson(context, attempted);
        return attempted;
    }

    /**
     * Whose failures are counted. For somebody whom an administrator disabled it is who stands in for them: Keycloak's
     * protection would mark them as locked by it, and a code would undo what the administrator decided.
     */
    private static UserModel counted(UserModel attempted, UserModel nobody) {
        return attempted.isEnabled() || Lock.hasDisabled(attempted) ? attempted : nobody;
    }

    /** Nobody for an address of several people, which a realm of ours cannot have. */
    private static Optional<UserModel> owner(AuthenticationFlowContext context, String address) {
        try {
            return context.getRealm().isDuplicateEmailsAllowed()
                    ? Optional.empty()
                    : Optional.ofNullable(context.getSession().users().getUserByEmail(context.getRealm(), address));
        } catch (ModelDuplicateException severalPeople) {
            return Optional.empty();
        }
    }

    private static String reason(Optional<UserModel> owner) {
        return owner.isPresent() ? Errors.INVALID_USER_CREDENTIALS : Errors.USER_NOT_FOUND;
    }

    private static RefusedException wrong(String reason) {
        return new RefusedException(reason, new FormMessage(FIELD, "care-identity-app-wrong"));
    }
}
