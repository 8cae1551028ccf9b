package org.careidentity.registration.link;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.careidentity.registration.answer.Answers;
import org.careidentity.registration.answer.Body;
import org.careidentity.registration.answer.Problem;
import org.careidentity.registration.answer.ProblemException;
import org.careidentity.registration.approval.FourEyes;
import org.careidentity.registration.approval.ProposalView;
import org.careidentity.registration.audit.Audit;
import org.careidentity.registration.person.Subject;
import org.careidentity.registration.person.Subjects;
import org.careidentity.registration.rights.Agent;
import org.careidentity.registration.rights.Operation;
import org.careidentity.registration.store.Link;
import org.careidentity.registration.store.Proposal;
import org.careidentity.registration.words.Words;
import org.keycloak.models.KeycloakSession;

/** The registration links of one person. */
public final class LinksResource {

    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;

    private final KeycloakSession session;
    private final Answers answers;
    private final String person;

    /**
     * For a person.
     *
     * @param person the id in the address
     */
    public LinksResource(KeycloakSession session, Answers answers, String person) {
        this.session = session;
        this.answers = answers;
        this.person = person;
    }

    /** Those that can still be used. */
    @GET
    public Response open() {
        return answers.to(agent -> {
            Subject subject = new Subjects(session, agent).load(person);
            LinkView view = new LinkView(session, new Words(session));
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            var list = body.putArray("links");
            new Links(session, subject).open().stream().map(view::of).forEach(list::add);
            return Answers.json(body);
        });
    }

    /** Issues one. */
    @POST
    public Response issue(String text) {
        return changed(text, (subject, links, body) -> {
            IssuableMethod method = links.issuable(body.text("method").orElse(""));
            String reason = body.reason();
            boolean send = body.says("send");
            links.requireAddress(send);
            FourEyes fourEyes = new FourEyes(session);
            if (!fourEyes.hold(Operation.ISSUE)) {
                return made(links.issue(method, reason, send));
            }
            FourEyes.Deed deed = new FourEyes.Deed(subject, Operation.ISSUE, Operation.ISSUE.id(), method.id(), 0);
            Optional<String> proposal = body.text("proposal");
            if (proposal.isEmpty()) {
                Proposal waits = fourEyes.propose(deed, reason);
                new Audit(session, subject.agent()).proposed(waits, deed.change(), path(subject));
                return Answers.json(ACCEPTED, new ProposalView(session, subject.agent()).of(waits));
            }
            return made(links.issue(method, fourEyes.use(deed, proposal.get()).reason(), send));
        });
    }

    /** Ends one. */
    @POST
    @Path("{link}/revocation")
    public Response revoke(@PathParam("link") String id, String text) {
        return changed(text, (subject, links, body) -> {
            Link link = links.find(id);
            links.revoke(link, body.reason());
            return Response.noContent();
        });
    }

    /** Makes one anew. */
    @POST
    @Path("{link}/renewal")
    public Response renew(@PathParam("link") String id, String text) {
        return changed(text, (subject, links, body) -> made(links.renew(links.find(id), body.reason())));
    }

    private interface Work {
        Response.ResponseBuilder of(Subject subject, Links links, Body body) throws ProblemException;
    }

    private Response changed(String text, Work work) {
        return answers.to(agent -> {
            Subject subject = new Subjects(session, agent).load(person);
            try {
                Body body = Body.of(text);
                Subject acting = subject.by(body.organisation());
                return work.of(acting, new Links(session, acting), body);
            } catch (ProblemException refused) {
                if (refused.problem() != Problem.MALFORMED) {
                    audit(agent, subject, refused);
                }
                throw refused;
            }
        });
    }

    private void audit(Agent agent, Subject subject, ProblemException refused) {
        new Audit(session, agent).refused(Operation.ISSUE, subject.person().getId(), refused, path(subject));
    }

    private static String[] path(Subject subject) {
        return new String[] {"users", subject.person().getId(), "links"};
    }

    private Response.ResponseBuilder made(NewLink link) {
        return Answers.json(CREATED, new LinkView(session, new Words(session)).of(link));
    }
}
