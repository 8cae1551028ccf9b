package org.careidentity.authenticators.push.phone;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.careidentity.authenticators.fido.ceremony.Ceremonies;
import org.careidentity.authenticators.push.RealmPush;
import org.careidentity.authenticators.push.device.Telling;
import org.careidentity.authenticators.push.registration.Tickets;
import org.careidentity.authenticators.push.request.PushRequests;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** The entrance of authenticator apps, and what the two pages that wait for them ask. */
public final class PhoneResource implements RealmResourceProvider {

    static final String ID = RealmPush.RESOURCE;

    private final KeycloakSession session;
    private final Ceremonies ceremonies;
    private final Answers answers;

    PhoneResource(KeycloakSession session, Ceremonies ceremonies) {
        this.session = session;
        this.ceremonies = ceremonies;
        this.answers = new Answers(session);
    }

    @Override
    public Object getResource() {
        return this;
    }

    @Override
    public void close() {}

    /** Lets an app's page ask from its own origin. */
    @OPTIONS
    @Path("{any:.*}")
    public Response preflight(@PathParam("any") String any) {
        return answers.preflight();
    }

    /** What a ticket registers. */
    @POST
    @Path("registrations/options")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response options(String body) {
        return answers.to(settings -> new PhoneRegistration(session, ceremonies, settings).options(Answers.body(body)));
    }

    /** Registers a phone with a ticket. */
    @POST
    @Path("registrations")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response register(String body) {
        return answers.to(
                settings -> new PhoneRegistration(session, ceremonies, settings).register(Answers.body(body)));
    }

    /** Whether a phone has come, for the page with the QR code. */
    @GET
    @Path("registrations/{ticket}")
    public Response registration(@PathParam("ticket") String hash) {
        return state(new Tickets(session).hasPhone(hash), Optional.empty());
    }

    /**
     * Whether a request has ended, for the page with the number. It says neither how nor whose: what is due is the login's,
     * whose cookies this does not look at, so that asking costs next to nothing.
     */
    @GET
    @Path("logins/{request}")
    public Response login(@PathParam("request") String id) {
        boolean answered = new PushRequests(session).hasOutcome(id);
        return state(answered, answered ? Optional.empty() : Telling.told(session, id));
    }

    private static Response state(boolean answered, Optional<Boolean> told) {
        ObjectNode state = JsonNodeFactory.instance.objectNode().put("answered", answered);
        told.ifPresent(whether -> state.put("told", whether));
        return Answers.json(state).header("Cache-Control", "no-store").build();
    }

    /** What one phone asks. */
    @Path("devices/{credential}")
    public DeviceResource device(@PathParam("credential") String credentialId) {
        return new DeviceResource(session, ceremonies, answers, credentialId);
    }
}
