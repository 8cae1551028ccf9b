package org.careidentity.authenticators.push.phone;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.careidentity.authenticators.fido.ceremony.Ceremonies;
import org.careidentity.authenticators.fido.ceremony.CeremonyRefusedException;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.flow.RealmName;
import org.careidentity.authenticators.push.PushSettings;
import org.careidentity.authenticators.push.device.Telling;
import org.careidentity.authenticators.push.registration.NewPhone;
import org.careidentity.authenticators.push.registration.Ticket;
import org.careidentity.authenticators.push.registration.Tickets;
import org.careidentity.authenticators.secret.Secrets;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.common.util.Time;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;

/** The phone's side of a registration. */
final class PhoneRegistration {

    private static final int CREATED = 201;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CHECK_DIGITS = 6;
    private static final int LONGEST_NAME = 64;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Ceremonies ceremonies;
    private final PushSettings settings;
    private final Tickets tickets;

    PhoneRegistration(KeycloakSession session, Ceremonies ceremonies, PushSettings settings) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.ceremonies = ceremonies;
        this.settings = settings;
        this.tickets = new Tickets(session);
    }

    Response.ResponseBuilder options(ObjectNode body) throws PhoneErrorException {
        Ticket ticket = ticket(body);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("realm", Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName()));
        answer.put("organisation", RealmName.of(realm));
        answer.put("account", ticket.account());
        answer.set("publicKey", ticket.options().json());
        new Telling(session, settings.sender()).vapidKey().ifPresent(key -> answer.put("vapidKey", key));
        return Answers.json(answer);
    }

    private Ticket ticket(ObjectNode body) throws PhoneErrorException {
        return tickets.find(Answers.text(body, "ticket"))
                // no event: whoever makes up tickets would fill the store of events
                .orElseThrow(() -> new PhoneErrorException(NOT_FOUND, "care_identity_push_ticket"));
    }

    Response.ResponseBuilder register(ObjectNode body) throws PhoneErrorException {
        Ticket ticket = ticket(body);
        FidoCredential credential =
                verified(ticket, Answers.object(body, "credential").orElse(""));
        String token = Secrets.make();
        String name = Answers.text(body, "name");
        NewPhone phone = new NewPhone(
                credential,
                Secrets.hash(token),
                SecretGenerator.getInstance().randomString(CHECK_DIGITS, SecretGenerator.DIGITS),
                name.substring(0, Math.min(name.length(), LONGEST_NAME)),
                Answers.object(body, "pushSubscription").flatMap(new Telling(session, settings.sender())::usable));
        if (!tickets.present(Answers.text(body, "ticket"), phone)) {
            throw refused(NOT_FOUND, "care_identity_push_ticket", ticket.person());
        }
        return Answers.json(
                CREATED,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("credentialId", credential.credentialId())
                        .put("deviceToken", DeviceToken.of(ticket.person(), token))
                        .put("checkNumber", phone.checkNumber()));
    }

    private FidoCredential verified(Ticket ticket, String answer) throws PhoneErrorException {
        try {
            return ceremonies.register(
                    ticket.options(),
                    settings.relyingParty(realm.getName()),
                    answer,
                    Instant.ofEpochSecond(Time.currentTime()));
        } catch (CeremonyRefusedException e) {
            throw refused(BAD_REQUEST, e.reason(), ticket.person());
        }
    }

    private PhoneErrorException refused(int status, String reason, String person) {
        new EventBuilder(realm, session, session.getContext().getConnection())
                .event(EventType.UPDATE_CREDENTIAL)
                .user(person)
                .detail("care_identity_method", "push")
                .error(reason);
        return new PhoneErrorException(status, reason);
    }
}
