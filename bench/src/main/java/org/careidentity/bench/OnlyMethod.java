package org.careidentity.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.careidentity.e2e.support.Admin;

/** With one method there is no page to choose it, as there is none in a realm that Keycloak makes. */
final class OnlyMethod {

    private OnlyMethod() {}

    /** Switches the other methods of a realm off. */
    static void leave(Admin admin, String realm, String method) {
        String executions = realm + "/authentication/flows/care-identity%20login/executions";
        for (JsonNode execution : admin.get(executions)) {
            boolean ofAMethod = execution.path("level").intValue() == 0
                    && execution.path("authenticationFlow").booleanValue();
            if (ofAMethod
                    && !("care-identity " + method)
                            .equals(execution.path("displayName").textValue())) {
                admin.put(executions, ((ObjectNode) execution).put("requirement", "DISABLED"))
                        .ok();
            }
        }
    }
}
