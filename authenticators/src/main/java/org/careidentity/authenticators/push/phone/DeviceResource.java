package org.careidentity.authenticators.push.phone;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.careidentity.authenticators.fido.ceremony.Ceremonies;
import org.careidentity.authenticators.flow.RealmName;
import org.careidentity.authenticators.push.AccountName;
import org.careidentity.authenticators.push.delivery.PushAddressException;
import org.careidentity.authenticators.push.device.PushAddress;
import org.careidentity.authenticators.push.device.PushDevice;
import org.careidentity.authenticators.push.device.PushDevices;
import org.careidentity.authenticators.push.device.Telling;
import org.careidentity.authenticators.push.registration.Tickets;
import org.careidentity.authenticators.push.request.PushRequest;
import org.careidentity.authenticators.push.request.PushRequests;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What one phone asks, with its token. */
public final class DeviceResource {

    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Ceremonies ceremonies;
    private final Answers answers;
    private final String credentialId;

    DeviceResource(KeycloakSession session, Ceremonies ceremonies, Answers answers, String credentialId) {
        this.session = session;
        this.ceremonies = ceremonies;
        this.realm = session.getContext().getRealm();
        this.answers = answers;
        this.credentialId = credentialId;
    }

    /** Lets an app's page ask from its own origin. */
    @OPTIONS
    public Response preflight() {
        return answers.preflight();
    }

    /** The same for what is below. */
    @OPTIONS
    @Path("{any:.+}")
    public Response preflight(@PathParam("any") String any) {
        return answers.preflight();
    }

    /** The account that the phone is for. */
    @GET
    public Response account() {
        return answers.to(settings -> {
            Optional<PushDevice> device = device();
            if (device.isEmpty() && isWaiting()) {
                return Answers.json(ACCEPTED, JsonNodeFactory.instance.objectNode());
            }
            PushDevice phone = device.orElseThrow(DeviceResource::unknown);
            ObjectNode account = JsonNodeFactory.instance
                    .objectNode()
                    .put("name", phone.label())
                    .put("account", AccountName.of(phone.person()))
                    .put("organisation", RealmName.of(realm));
            new Telling(session, settings.sender()).vapidKey().ifPresent(key -> account.put("vapidKey", key));
            return Answers.json(account);
        });
    }

    /** What waits for the person. */
    @GET
    @Path("requests")
    public Response requests() {
        return answers.to(settings -> {
            PushDevice phone = device().orElseThrow(DeviceResource::unknown);
            Optional<String> obstacle = phone.obstacle();
            if (obstacle.isPresent()) {
                throw new PhoneErrorException(FORBIDDEN, obstacle.get());
            }
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            var list = answer.putArray("requests");
            new PushRequests(session)
                    .openOf(phone.person().getId())
                    .map(this::shown)
                    .ifPresent(list::add);
            return Answers.json(answer);
        });
    }

    /** All but the number, which the person brings from the browser. */
    private ObjectNode shown(PushRequest request) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", request.id())
                .put("realm", request.realm())
                .put("client", request.client())
                .put("person", request.person())
                .put("time", Long.toString(request.time()))
                .put("expires", request.expires())
                .put("digits", request.number().length())
                .put("application", request.application())
                .put("organisation", RealmName.of(realm))
                .put("address", request.address());
    }

    /** Approves a request, with the number. */
    @POST
    @Path("requests/{id}/approval")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response approve(@PathParam("id") String id, String body) {
        return answers.to(settings -> {
            PushDevice phone = device().orElseThrow(DeviceResource::unknown);
            String answer = Answers.object(Answers.body(body), "credential").orElse("");
            new PhoneAnswer(session, ceremonies, settings, phone).approve(id, answer);
            return Response.noContent();
        });
    }

    /** Denies a request. */
    @POST
    @Path("requests/{id}/denial")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response deny(@PathParam("id") String id, String body) {
        return answers.to(settings -> {
            PushDevice phone = device().orElseThrow(DeviceResource::unknown);
            String reason = Answers.text(Answers.body(body), "reason");
            if (!reason.equals("denied") && !reason.equals("not-me")) {
                throw new PhoneErrorException(BAD_REQUEST, "care_identity_push_body");
            }
            new PhoneAnswer(session, ceremonies, settings, phone).deny(id, reason.equals("not-me"));
            return Response.noContent();
        });
    }

    /** Where the app is told that something waits. */
    @PUT
    @Path("push-subscription")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response subscribe(String body) {
        return answers.to(settings -> {
            PushDevice phone = device().orElseThrow(DeviceResource::unknown);
            String address = Answers.body(body).toString();
            try {
                Optional<PushAddress> accepted = new Telling(session, settings.sender()).accepted(address);
                if (accepted.isEmpty()) {
                    throw new PhoneErrorException(CONFLICT, "care_identity_push_no_sender");
                }
                phone.tellAt(accepted);
            } catch (PushAddressException refused) {
                throw new PhoneErrorException(BAD_REQUEST, "care_identity_push_address");
            }
            return Response.noContent();
        });
    }

    /** Tells the app nothing any more. */
    @DELETE
    @Path("push-subscription")
    public Response unsubscribe() {
        return answers.to(settings -> {
            device().orElseThrow(DeviceResource::unknown).tellAt(Optional.empty());
            return Response.noContent();
        });
    }

    private Optional<DeviceToken> token() {
        return DeviceToken.read(session.getContext().getRequestHeaders().getHeaderString("Authorization"));
    }

    private Optional<PushDevice> device() {
        return token().flatMap(token -> Optional.ofNullable(session.users().getUserById(realm, token.person()))
                .flatMap(person -> PushDevices.find(session, person, credentialId))
                .filter(device -> device.isAppOf(token.secret())));
    }

    private boolean isWaiting() {
        return token().filter(token -> new Tickets(session).isWaiting(credentialId, token.secret()))
                .isPresent();
    }

    private static PhoneErrorException unknown() {
        return new PhoneErrorException(UNAUTHORIZED, "care_identity_push_device");
    }
}
