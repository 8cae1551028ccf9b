package org.careidentity.authenticators.push.registration;

import java.util.Optional;
import org.careidentity.authenticators.flow.Form;
import org.careidentity.authenticators.flow.RefusedException;
import org.careidentity.authenticators.push.PushSettings;
import org.careidentity.authenticators.push.RealmPush;
import org.careidentity.authenticators.push.device.PushDevices;
import org.careidentity.authenticators.push.device.PushPolicy;
import org.careidentity.authenticators.selfservice.ActionRefusal;
import org.careidentity.authenticators.selfservice.AuthenticatorRights;
import org.careidentity.model.AssuranceLevel;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventType;
import org.keycloak.models.utils.FormMessage;

/**
 * The browser's side of a registration: it shows a ticket as a QR code, waits for a phone, and asks for the number that the
 * phone shows. Whoever photographs the code gets a phone that nobody confirms.
 */
final class PushRegistration {

    static final String CHECK = "check";
    static final String LABEL = "label";

    private static final int MOST_PHONES = 5;

    private PushRegistration() {}

    /** Shows the page that is due, or why this login may not register a phone. */
    static void begin(RequiredActionContext context) {
        Optional<PushSettings> settings = permitted(context);
        if (settings.isPresent()) {
            show(context, settings.get(), null);
        }
    }

    /** Takes what the page asked for. */
    static void process(RequiredActionContext context) {
        Optional<PushSettings> settings = permitted(context);
        if (settings.isEmpty()) {
            return;
        }
        Form form = Form.of(context.getHttpRequest());
        try {
            if (form.action().equals("begin-again")) {
                forget(context);
            } else if (form.has(CHECK) && take(context, form)) {
                return;
            }
            show(context, settings.get(), null);
        } catch (RefusedException refused) {
            event(context, refused.reason());
            show(context, settings.get(), refused.shown());
        }
    }

    private static boolean take(RequiredActionContext context, Form form) throws RefusedException {
        Tickets tickets = new Tickets(context.getSession());
        Optional<String> ticket = RegistrationNote.read(context);
        Optional<NewPhone> phone = ticket.flatMap(tickets::phone);
        if (phone.isEmpty()) {
            return false;
        }
        String typed = form.text(CHECK).replaceAll("\\s", "");
        if (typed.isEmpty()) {
            throw new RefusedException(
                    "care_identity_push_check_empty", new FormMessage(CHECK, "care-identity-push-check-empty"));
        }
        if (!tickets.reserveTry(ticket.get())) {
            forget(context);
            throw new RefusedException(
                    "care_identity_push_check_tries", new FormMessage("care-identity-push-check-tries"));
        }
        if (!phone.get().checkNumber().equals(typed)) {
            throw new RefusedException(
                    "care_identity_push_check_wrong", new FormMessage(CHECK, "care-identity-push-check-wrong"));
        }
        return new PhoneOfPerson(context, ticket.get()).store(form.text(LABEL));
    }

    private static void show(RequiredActionContext context, PushSettings settings, FormMessage error) {
        Tickets tickets = new Tickets(context.getSession());
        Optional<String> ticket = RegistrationNote.read(context);
        Optional<NewPhone> phone = ticket.flatMap(tickets::phone);
        if (phone.isPresent()) {
            RegistrationPages.confirm(context, phone.get(), error);
        } else {
            String current = ticket.filter(secret -> tickets.find(secret).isPresent())
                    .orElseGet(() -> RegistrationTicket.issue(context, settings));
            RegistrationPages.code(context, settings, current, error);
        }
    }

    static void forget(RequiredActionContext context) {
        RegistrationNote.read(context).ifPresent(new Tickets(context.getSession())::drop);
        RegistrationNote.drop(context);
    }

    private static Optional<PushSettings> permitted(RequiredActionContext context) {
        Optional<PushSettings> settings = RealmPush.of(context.getSession());
        if (!AuthenticatorRights.mayRegister(context, PushPolicy.METHOD, AssuranceLevel.AAL2)) {
            refuse(context, "care_identity_registration_level", "care-identity-registration-refused");
            return Optional.empty();
        } else if (settings.isEmpty()) {
            refuse(context, "care_identity_policy_unreadable", "care-identity-assurance-refused");
        } else if (PushDevices.of(context.getSession(), context.getUser()).size() >= MOST_PHONES) {
            refuse(context, "care_identity_push_too_many_phones", "care-identity-push-too-many-phones");
            return Optional.empty();
        }
        return settings;
    }

    private static void refuse(RequiredActionContext context, String reason, String message) {
        ActionRefusal.page(context, EventType.UPDATE_CREDENTIAL, reason, message);
    }

    private static void event(RequiredActionContext context, String reason) {
        context.getEvent()
                .clone()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail("care_identity_method", PushPolicy.METHOD)
                .error(reason);
    }
}
