package org.careidentity.registration.overview;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.careidentity.registration.answer.Answers;
import org.careidentity.registration.person.Caller;
import org.careidentity.registration.rights.Operation;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;

/** An organisation in figures. */
public final class OverviewResource {

    private final KeycloakSession session;
    private final Answers answers;

    /** For the realm of the request. */
    public OverviewResource(KeycloakSession session, Answers answers) {
        this.session = session;
        this.answers = answers;
    }

    /** The figures of this moment. */
    @GET
    public Response figures(@QueryParam("organisation") String asked) {
        return answers.to(agent -> {
            Optional<String> organisation = Caller.listed(session, agent, Operation.OVERVIEW, asked);
            Figures figures = new Figures(Instant.ofEpochSecond(Time.currentTime()));
            new Census(session, agent, organisation).each(figures::count);
            return Answers.json(figures.json());
        });
    }
}
