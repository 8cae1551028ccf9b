package org.careidentity.registration.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.careidentity.registration.answer.Answers;
import org.careidentity.registration.bulk.BulkResource;
import org.careidentity.registration.console.ConsolePage;
import org.careidentity.registration.decision.ProposalsResource;
import org.careidentity.registration.link.LinkPage;
import org.careidentity.registration.overview.ExportResource;
import org.careidentity.registration.overview.OverviewResource;
import org.careidentity.registration.overview.QueueResource;
import org.careidentity.registration.setup.RegistrationRealm;
import org.careidentity.registration.unlock.UnlockPage;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * The Registration Authority's resource of a realm. A realm without the client that its tokens are for has none: every path of
 * it is unknown there.
 */
public final class RegistrationResource implements RealmResourceProvider {

    private final KeycloakSession session;
    private final Answers answers;

    RegistrationResource(KeycloakSession session) {
        this.session = session;
        this.answers = new Answers(session);
    }

    @Override
    public Object getResource() {
        if (!RegistrationRealm.isSetUp(session.getContext().getRealm())) {
            throw new NotFoundException();
        }
        return this;
    }

    @Override
    public void close() {}

    /** Who asks, and what they may do. */
    @GET
    @Path("me")
    public Response me() {
        return answers.to(
                agent -> Answers.json(AgentView.of(session.getContext().getRealm(), agent)));
    }

    /** People, and what they log in with. */
    @Path("people")
    public PeopleResource people() {
        return new PeopleResource(session, answers);
    }

    /** What agents propose to one another. */
    @Path("proposals")
    public ProposalsResource proposals() {
        return new ProposalsResource(session, answers);
    }

    /** What wants attention. */
    @Path("queue")
    public QueueResource queue() {
        return new QueueResource(session, answers);
    }

    /** An organisation in figures. */
    @Path("overview")
    public OverviewResource overview() {
        return new OverviewResource(session, answers);
    }

    /** Who has what. */
    @Path("export")
    public ExportResource export() {
        return new ExportResource(session, answers);
    }

    /** Files of changes. */
    @Path("bulk")
    public BulkResource bulk() {
        return new BulkResource(session, answers);
    }

    /** The console: a page that asks the API as any other client does. */
    @Path("console")
    public ConsolePage console() {
        return new ConsolePage(session);
    }

    /** What nobody asks for: the same answer as for what is not there. */
    @Path("{any:.+}")
    public UnknownResource unknown(@PathParam("any") String any) {
        return new UnknownResource(answers);
    }

    /** Where a registration link leads. */
    @Path("link/{secret}")
    public LinkPage link(@PathParam("secret") String secret) {
        return new LinkPage(session, secret);
    }

    /** Where somebody who is locked unlocks themselves. */
    @Path("unlock")
    public UnlockPage unlock() {
        return new UnlockPage(session);
    }
}
