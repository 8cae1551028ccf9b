package org.careidentity.registration.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.registration.approval.FourEyes;
import org.careidentity.registration.person.PersonName;
import org.careidentity.registration.rights.Agent;
import org.careidentity.registration.rights.Operation;
import org.keycloak.models.RealmModel;

/** An agent, as they see themselves. */
final class AgentView {

    private AgentView() {}

    static ObjectNode of(RealmModel realm, Agent agent) {
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("id", agent.id())
                .put("name", PersonName.of(agent.user()))
                .put("level", agent.level().map(AssuranceLevel::name).orElse("none"))
                .put("administrator", agent.administrator());
        ArrayNode organisations = view.putArray("organisations");
        agent.rights().forEach((code, operations) -> {
            ArrayNode allowed = organisations
                    .addObject()
                    .put("code", code)
                    .put("name", agent.names().getOrDefault(code, code))
                    .putArray("operations");
            operations.stream().sorted().map(Operation::id).forEach(allowed::add);
        });
        ArrayNode fourEyes = view.putArray("fourEyes");
        FourEyes.of(realm).stream().sorted().map(Operation::id).forEach(fourEyes::add);
        return view;
    }
}
