package org.careidentity.authenticators.push.registration;

import java.util.HashMap;
import java.util.Map;
import org.careidentity.authenticators.flow.Form;
import org.careidentity.authenticators.flow.Page;
import org.careidentity.authenticators.flow.QrCode;
import org.careidentity.authenticators.push.PushSettings;
import org.careidentity.authenticators.push.RealmPush;
import org.careidentity.authenticators.secret.Secrets;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.common.util.Time;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** The two pages of a registration. */
final class RegistrationPages {

    private static final String CODE = "care-identity-push-register.ftl";
    private static final String CONFIRM = "care-identity-push-confirm.ftl";

    private RegistrationPages() {}

    /** The page with the QR code, which waits for a phone. */
    static void code(RequiredActionContext context, PushSettings settings, String ticket, FormMessage error) {
        Map<String, Object> members = new HashMap<>();
        String link = RegistrationTicket.link(context, settings, ticket);
        members.put("link", link);
        members.put("picture", QrCode.png(link));
        members.put("seconds", secondsLeft(context, ticket));
        members.put("state", RealmPush.path(context.getSession(), "registrations", Secrets.hash(ticket)));
        show(context, members, error, CODE);
    }

    private static long secondsLeft(RequiredActionContext context, String ticket) {
        long expires = new Tickets(context.getSession())
                .find(ticket)
                .map(Ticket::expires)
                .orElseGet(() -> Time.currentTime() + (long) Tickets.SECONDS);
        return Math.max(1, expires - Time.currentTime());
    }

    /** The page that asks for the number which the phone shows. */
    static void confirm(RequiredActionContext context, NewPhone phone, FormMessage error) {
        Form entered = Form.of(context.getHttpRequest());
        Map<String, Object> members = new HashMap<>();
        members.put(
                "enteredLabel",
                entered.has(PushRegistration.LABEL) ? entered.text(PushRegistration.LABEL) : phone.name());
        show(context, members, error, CONFIRM);
    }

    private static void show(
            RequiredActionContext context, Map<String, Object> members, FormMessage error, String template) {
        LoginFormsProvider page =
                Page.of(context.form(), context.getSession(), context.getAuthenticationSession(), members);
        if (error != null) {
            page.addError(error);
        }
        context.challenge(page.createForm(template));
    }
}
