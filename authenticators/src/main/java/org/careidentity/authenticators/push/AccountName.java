package org.careidentity.authenticators.push;

import org.keycloak.models.UserModel;

/** By what a person and their app know an account. */
public final class AccountName {

    private AccountName() {}

    /** The e-mail address; the user name of somebody who has none. */
    public static String of(UserModel person) {
        return person.getEmail() == null ? person.getUsername() : person.getEmail();
    }
}
