package org.careidentity.registration.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.careidentity.registration.answer.Answers;
import org.careidentity.registration.person.Caller;
import org.careidentity.registration.person.FoundView;
import org.careidentity.registration.person.PeopleSearch;
import org.careidentity.registration.person.PeopleSearch.Page;
import org.careidentity.registration.person.PeopleSearch.Sought;
import org.careidentity.registration.person.Subject;
import org.careidentity.registration.rights.Operation;
import org.keycloak.models.KeycloakSession;

/** People, to be found and looked at. */
public final class PeopleResource {

    private final KeycloakSession session;
    private final Answers answers;

    PeopleResource(KeycloakSession session, Answers answers) {
        this.session = session;
        this.answers = answers;
    }

    /** Finds people of an organisation. */
    @GET
    public Response find(
            @QueryParam("organisation") String asked,
            @QueryParam("uuid") String uuid,
            @QueryParam("email") String email,
            @QueryParam("name") String name,
            @QueryParam("max") String max,
            @QueryParam("after") String after) {
        return answers.to(agent -> {
            Optional<String> organisation = Caller.organisation(session, agent, Operation.FIND, asked);
            Page page = new PeopleSearch(session, agent, organisation).find(Sought.of(uuid, email, name, max, after));
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            var people = body.putArray("people");
            page.people().stream().map(Subject::person).map(FoundView::of).forEach(people::add);
            page.next().ifPresent(next -> body.put("next", next));
            return Answers.json(body);
        });
    }

    /** One of them. */
    @Path("{person}")
    public PersonResource person(@PathParam("person") String id) {
        return new PersonResource(session, answers, id);
    }
}
