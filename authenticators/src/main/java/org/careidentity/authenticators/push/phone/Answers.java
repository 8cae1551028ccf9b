package org.careidentity.authenticators.push.phone;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.webauthn4j.data.client.Origin;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.careidentity.authenticators.fido.wire.MalformedException;
import org.careidentity.authenticators.fido.wire.StrictJson;
import org.careidentity.authenticators.push.PushSettings;
import org.careidentity.authenticators.push.RealmPush;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.ErrorPageException;

/**
 * Answers to apps: JSON that nobody stores, readable by the apps' own origins and no other page (Fetch standard, section 3.2).
 * A page of another origin could not authenticate anyway; it can't even learn what is wrong.
 */
final class Answers {

    private static final int LONGEST_BODY = 131_072;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final KeycloakSession session;

    Answers(KeycloakSession session) {
        this.session = session;
    }

    /** What an answer is made of. */
    @FunctionalInterface
    interface Work {

        Response.ResponseBuilder of(PushSettings settings) throws PhoneErrorException;
    }

    /** The answer to a request of an app; 404 in a realm without push. */
    Response to(Work work) {
        Optional<PushSettings> settings = RealmPush.of(session);
        Response.ResponseBuilder answer;
        try {
            answer = settings.isPresent() ? work.of(settings.get()) : Response.status(NOT_FOUND);
        } catch (PhoneErrorException e) {
            answer = json(e.status(), e.body());
        } catch (ErrorPageException lost) {
            // another request took what only one can have; nothing of this one is kept
            session.getTransactionManager().setRollbackOnly();
            answer = json(CONFLICT, new PhoneErrorException(CONFLICT, "care_identity_push_answered").body());
        }
        return shared(answer, settings).build();
    }

    /** The answer to a browser that asks whether an app of another origin may ask. */
    Response preflight() {
        return shared(Response.noContent(), RealmPush.of(session))
                .header("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE")
                .header("Access-Control-Allow-Headers", "Authorization, Content-Type")
                .header("Access-Control-Max-Age", "3600")
                .build();
    }

    private Response.ResponseBuilder shared(Response.ResponseBuilder answer, Optional<PushSettings> settings) {
        answer.header("Cache-Control", "no-store").header("Vary", "Origin");
        String origin = session.getContext().getRequestHeaders().getHeaderString("Origin");
        Set<String> origins = settings.map(
                        set -> set.origins().stream().map(Origin::toString).collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
        if (origin != null && origins.contains(origin)) {
            answer.header("Access-Control-Allow-Origin", origin);
        }
        return answer;
    }

    static Response.ResponseBuilder json(ObjectNode body) {
        return json(OK, body);
    }

    static Response.ResponseBuilder json(int status, ObjectNode body) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body.toString());
    }

    /** The body of a request. */
    static ObjectNode body(String text) throws PhoneErrorException {
        if (text == null || text.length() > LONGEST_BODY) {
            throw new PhoneErrorException(BAD_REQUEST, "care_identity_push_body");
        }
        try {
            return StrictJson.object(text);
        } catch (MalformedException e) {
            throw new PhoneErrorException(BAD_REQUEST, "care_identity_push_body");
        }
    }

    /** A text of a body; empty when it has none. */
    static String text(ObjectNode body, String member) {
        return body.path(member).isTextual() ? body.path(member).textValue() : "";
    }

    /** An object of a body, as text; empty when it has none. */
    static Optional<String> object(ObjectNode body, String member) {
        return Optional.of(body.path(member)).filter(node -> node.isObject()).map(Object::toString);
    }
}
