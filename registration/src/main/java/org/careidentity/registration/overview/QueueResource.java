package org.careidentity.registration.overview;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.careidentity.registration.answer.Answers;
import org.careidentity.registration.person.Caller;
import org.careidentity.registration.rights.Operation;
import org.keycloak.models.KeycloakSession;

/** The authenticators of an organisation that want attention. */
public final class QueueResource {

    private final KeycloakSession session;
    private final Answers answers;

    /** For the realm of the request. */
    public QueueResource(KeycloakSession session, Answers answers) {
        this.session = session;
        this.answers = answers;
    }

    /** The most urgent first. */
    @GET
    public Response queue(@QueryParam("organisation") String asked) {
        return answers.to(agent -> {
            Optional<String> organisation = Caller.listed(session, agent, Operation.OVERVIEW, asked);
            List<ObjectNode> waiting = new Queue(session, agent, organisation).first();
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.putArray("authenticators").addAll(waiting);
            body.put("full", waiting.size() == Queue.MOST);
            return Answers.json(body);
        });
    }
}
