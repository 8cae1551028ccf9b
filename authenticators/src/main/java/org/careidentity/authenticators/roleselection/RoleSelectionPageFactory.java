package org.careidentity.authenticators.roleselection;

import org.careidentity.authenticators.flow.StepFactory;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;

/** Registers the page "Select your role". */
public final class RoleSelectionPageFactory extends StepFactory {

    public static final String PROVIDER_ID = "care-identity-role-selection";

    public RoleSelectionPageFactory() {
        super(
                PROVIDER_ID,
                "Care Identity role selection",
                "The page Select your role, for the scopes selectedrole and changedrole. Stands at the top level of the"
                        + " flow, after assurance, so that single sign-on passes it too.",
                null,
                Requirement.REQUIRED,
                Requirement.DISABLED);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return RoleSelectionPage.INSTANCE;
    }
}
