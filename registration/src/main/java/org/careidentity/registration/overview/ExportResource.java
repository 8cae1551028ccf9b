package org.careidentity.registration.overview;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Map;
import java.util.Optional;
import org.careidentity.registration.answer.Answers;
import org.careidentity.registration.answer.ProblemException;
import org.careidentity.registration.audit.Audit;
import org.careidentity.registration.person.Caller;
import org.careidentity.registration.rights.Agent;
import org.careidentity.registration.rights.Operation;
import org.careidentity.registration.words.Words;
import org.keycloak.models.KeycloakSession;

/** Who has what in an organisation, to be taken out. */
public final class ExportResource {

    private static final String PATH = "export";

    private final KeycloakSession session;
    private final Answers answers;

    /** For the realm of the request. */
    public ExportResource(KeycloakSession session, Answers answers) {
        this.session = session;
        this.answers = answers;
    }

    /** All of it, written as it is read. */
    @GET
    public Response export(@QueryParam("organisation") String asked) {
        return answers.to(agent -> {
            Optional<String> organisation = organisation(agent, asked);
            Export export = new Export(new Census(session, agent, organisation), organisation, new Words(session));
            new Audit(session, agent)
                    .done(Operation.EXPORT, Map.of("care_identity_organisation", organisation.orElse("all")), PATH);
            return Response.ok((StreamingOutput) export::write, "text/csv;charset=UTF-8")
                    .header(
                            "Content-Disposition",
                            "attachment; filename=\"authenticators-" + organisation.orElse("all") + ".csv\"");
        });
    }

    private Optional<String> organisation(Agent agent, String asked) throws ProblemException {
        try {
            return Caller.listed(session, agent, Operation.EXPORT, asked);
        } catch (ProblemException refused) {
            new Audit(session, agent).refused(Operation.EXPORT, refused, PATH);
            throw refused;
        }
    }
}
