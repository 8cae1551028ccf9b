package org.careidentity.mock;

import java.util.Optional;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.model.AuthenticationMethodReference;
import org.keycloak.models.UserModel;

/**
 * The mark of a test user: what a login as them is said to have proved.
 *
 * @param level from the attribute {@code care_identity_test_level}, which makes a user a test user
 * @param amr from the attribute {@code care_identity_test_amr}
 */
record TestUser(AssuranceLevel level, String amr) {

    private static final String LEVEL = "care_identity_test_level";
    private static final String AMR = "care_identity_test_amr";

    /** The mark that a user carries; empty for everybody else, and for marks that name no level or amr of CIS2. */
    static Optional<TestUser> of(UserModel user) {
        String amr =
                Optional.ofNullable(user.getFirstAttribute(AMR)).orElse(AuthenticationMethodReference.N3_SMARTCARD);
        return AssuranceLevel.ofClaim(user.getFirstAttribute(LEVEL))
                .filter(level -> AuthenticationMethodReference.ALL.contains(amr))
                .map(level -> new TestUser(level, amr));
    }
}
