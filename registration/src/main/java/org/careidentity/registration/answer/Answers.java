package org.careidentity.registration.answer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.careidentity.registration.rights.Agent;
import org.careidentity.registration.rights.Agents;
import org.careidentity.registration.rights.RightsTable;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/** Answers of the API: JSON that nobody stores, or a problem document (RFC 9457). */
public final class Answers {

    /** The media type of problem documents. */
    public static final String PROBLEM = "application/problem+json";

    private static final Logger LOGGER = Logger.getLogger(Answers.class);
    private static final int OK = 200;

    private final KeycloakSession session;

    /** For a request. */
    public Answers(KeycloakSession session) {
        this.session = session;
    }

    /** What an answer is made of. */
    @FunctionalInterface
    public interface Work {

        /** Makes it for the agent who asks. */
        Response.ResponseBuilder of(Agent agent) throws ProblemException;
    }

    /** The answer to whoever the token names, if any role of theirs gives a right. */
    public Response to(Work work) {
        Response.ResponseBuilder answer;
        try {
            Agent agent = agent();
            if (Body.hasControls(session.getContext().getUri().getPath())) {
                // no id has any, and some databases refuse the question; Keycloak refuses them in a query
                throw new ProblemException(Problem.UNKNOWN);
            }
            answer = work.of(agent);
        } catch (ProblemException refused) {
            answer = problem(refused);
        }
        return answer.header("Cache-Control", "no-store").build();
    }

    private Agent agent() throws ProblemException {
        Optional<Agent> agent;
        try {
            agent = Agents.of(session);
        } catch (IllegalArgumentException unreadable) {
            LOGGER.errorf("The realm attribute %s can't be read: %s", RightsTable.ATTRIBUTE, unreadable.getMessage());
            throw new ProblemException(Problem.SETTINGS);
        }
        Agent known = agent.orElseThrow(() -> new ProblemException(Problem.TOKEN));
        if (!known.hasRights()) {
            throw new ProblemException(
                    Problem.ROLE,
                    RightsTable.of(session.getContext().getRealm()).entries().values().stream()
                            .toList());
        }
        return known;
    }

    private static Response.ResponseBuilder problem(ProblemException refused) {
        Problem problem = refused.problem();
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("type", "urn:care-identity:problem:" + problem.reason())
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", refused.detail())
                .put("reason", problem.reason());
        if (!refused.roles().isEmpty()) {
            var roles = document.putArray("roles");
            refused.roles()
                    .forEach(role -> roles.addObject().put("code", role.code()).put("name", role.name()));
        }
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(PROBLEM).entity(document.toString());
        return problem == Problem.TOKEN ? answer.header("WWW-Authenticate", "Bearer") : answer;
    }

    /** An object. */
    public static Response.ResponseBuilder json(ObjectNode body) {
        return json(OK, body);
    }

    /** An object with another status than 200. */
    public static Response.ResponseBuilder json(int status, ObjectNode body) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body.toString());
    }
}
