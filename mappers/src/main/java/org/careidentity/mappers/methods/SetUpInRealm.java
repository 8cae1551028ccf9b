package org.careidentity.mappers.methods;

import java.util.Map;
import org.keycloak.models.KeycloakSession;

/** A login method that needs more of the realm than its step: without it, it is as if the step were not there. */
public interface SetUpInRealm {

    /** Whether the realm of the request has what a step with this configuration needs. Asked often: from memory. */
    boolean isSetUp(KeycloakSession session, Map<String, String> configuration);
}
