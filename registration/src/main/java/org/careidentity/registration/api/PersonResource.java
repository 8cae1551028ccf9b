package org.careidentity.registration.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.careidentity.authenticators.lifecycle.AuthenticatorKinds;
import org.careidentity.authenticators.lifecycle.HeldAuthenticator;
import org.careidentity.registration.answer.Answers;
import org.careidentity.registration.answer.Body;
import org.careidentity.registration.answer.Problem;
import org.careidentity.registration.answer.ProblemException;
import org.careidentity.registration.approval.ProposalView;
import org.careidentity.registration.authenticator.AuthenticatorChanges;
import org.careidentity.registration.authenticator.AuthenticatorView;
import org.careidentity.registration.authenticator.Change;
import org.careidentity.registration.link.LinksResource;
import org.careidentity.registration.person.Subject;
import org.careidentity.registration.person.Subjects;
import org.careidentity.registration.store.Proposal;
import org.careidentity.registration.words.Words;
import org.keycloak.models.KeycloakSession;

/** One person: the profile, and what they log in with. */
public final class PersonResource {

    private static final int ACCEPTED = 202;

    private final KeycloakSession session;
    private final Answers answers;
    private final String id;

    PersonResource(KeycloakSession session, Answers answers, String id) {
        this.session = session;
        this.answers = answers;
        this.id = id;
    }

    /** Who they are, and what the agent may do for them. */
    @GET
    public Response profile() {
        return answers.to(agent -> Answers.json(new ProfileView(session).of(new Subjects(session, agent).load(id))));
    }

    /** What they log in with. */
    @GET
    @Path("authenticators")
    public Response authenticators() {
        return answers.to(agent -> {
            Subject subject = new Subjects(session, agent).load(id);
            AuthenticatorView view =
                    new AuthenticatorView(session, new AuthenticatorChanges(session, subject), new Words(session));
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            var list = body.putArray("authenticators");
            AuthenticatorKinds.of(session, subject.person()).map(view::of).forEach(list::add);
            return Answers.json(body);
        });
    }

    /** Suspends, resumes, removes, confirms or refuses one. */
    @POST
    @Path("authenticators/{authenticator}/{change}")
    public Response change(
            @PathParam("authenticator") String authenticator, @PathParam("change") String name, String text) {
        return answers.to(agent -> {
            Subject subject = new Subjects(session, agent).load(id);
            Change change = Change.of(name).orElseThrow(() -> new ProblemException(Problem.UNKNOWN));
            Body body = Body.of(text);
            AuthenticatorChanges changes = new AuthenticatorChanges(session, subject.by(body.organisation()));
            HeldAuthenticator held = changes.find(authenticator);
            Optional<Proposal> waits =
                    changes.apply(held, change, body.version(), body.reason(), body.text("proposal"));
            if (waits.isPresent()) {
                return Answers.json(ACCEPTED, new ProposalView(session, agent).of(waits.get()));
            }
            return change.removes()
                    ? Response.noContent()
                    : Answers.json(new AuthenticatorView(session, changes, new Words(session))
                            .of(changes.find(authenticator)));
        });
    }

    /** Registration links. */
    @Path("links")
    public LinksResource links() {
        return new LinksResource(session, answers, id);
    }

    /** Codes that unlock them. */
    @Path("unlock")
    public UnlockResource unlock() {
        return new UnlockResource(session, answers, id);
    }
}
