package org.careidentity.registration.decision;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.careidentity.registration.answer.Answers;
import org.careidentity.registration.answer.Body;
import org.careidentity.registration.approval.ProposalView;
import org.careidentity.registration.person.Caller;
import org.careidentity.registration.rights.Operation;
import org.careidentity.registration.store.Proposal;
import org.keycloak.models.KeycloakSession;

/** What agents propose, for others to decide. */
public final class ProposalsResource {

    private final KeycloakSession session;
    private final Answers answers;

    /** For the realm of the request. */
    public ProposalsResource(KeycloakSession session, Answers answers) {
        this.session = session;
        this.answers = answers;
    }

    /** Those that wait for the agent, and the agent's own. */
    @GET
    public Response open(@QueryParam("organisation") String asked) {
        return answers.to(agent -> {
            Optional<String> organisation = Caller.organisation(session, agent, Operation.VIEW, asked);
            ProposalView view = new ProposalView(session, agent);
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            var list = body.putArray("proposals");
            new Decisions(session, agent)
                    .open(organisation).stream().map(view::of).forEach(list::add);
            return Answers.json(body);
        });
    }

    /** Approves one. */
    @POST
    @Path("{proposal}/approval")
    public Response approve(@PathParam("proposal") String id, String text) {
        return decide(id, Proposal.State.APPROVED, text);
    }

    /** Refuses one. */
    @POST
    @Path("{proposal}/refusal")
    public Response refuse(@PathParam("proposal") String id, String text) {
        return decide(id, Proposal.State.REFUSED, text);
    }

    private Response decide(String id, Proposal.State decision, String text) {
        return answers.to(agent -> {
            new Decisions(session, agent).decide(id, decision, Body.of(text).reason());
            return Response.noContent();
        });
    }
}
