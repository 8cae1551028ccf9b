package org.careidentity.authenticators.push.registration;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.careidentity.authenticators.fido.ceremony.Base64Url;
import org.careidentity.authenticators.fido.ceremony.CeremonyOptions;
import org.careidentity.authenticators.flow.RealmName;
import org.careidentity.authenticators.push.AccountName;
import org.careidentity.authenticators.push.PushSettings;
import org.careidentity.authenticators.push.device.PushDevices;
import org.careidentity.authenticators.push.device.PushPolicy;
import org.careidentity.authenticators.secret.Secrets;
import org.careidentity.mappers.directory.PersonAttributes;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.common.util.Time;
import org.keycloak.models.UserModel;
import org.keycloak.services.Urls;

/** Issues a ticket to the browser of an action, and says where its QR code leads. */
final class RegistrationTicket {

    private static final int USER_HANDLE_BYTES = 32;

    private RegistrationTicket() {}

    static String issue(RequiredActionContext context, PushSettings settings) {
        UserModel person = context.getUser();
        String name = person.getFirstAttribute(PersonAttributes.NAME);
        String account = AccountName.of(person);
        String secret = Secrets.make();
        CeremonyOptions options = CeremonyOptions.registration(
                PushPolicy.with(settings.userVerification()),
                settings.relyingParty(RealmName.of(context.getRealm())),
                // of this phone alone: an authenticator keeps one key for each handle, and a person may have several
                // phones
                SecretGenerator.getInstance().randomBytes(USER_HANDLE_BYTES),
                account,
                name == null ? account : name,
                PushDevices.of(context.getSession(), person).stream()
                        .map(phone -> phone.owned().credential().credentialId())
                        .map(Base64Url::decode)
                        .toList());
        new Tickets(context.getSession())
                .keep(
                        secret,
                        new Ticket(person.getId(), account, options, Time.currentTime() + (long) Tickets.SECONDS));
        RegistrationNote.write(context, secret);
        return secret;
    }

    static String link(RequiredActionContext context, PushSettings settings, String secret) {
        String realm = Urls.realmIssuer(
                context.getUriInfo().getBaseUri(), context.getRealm().getName());
        return settings.app() + "#register?realm=" + URLEncoder.encode(realm, StandardCharsets.UTF_8) + "&ticket="
                + secret;
    }
}
