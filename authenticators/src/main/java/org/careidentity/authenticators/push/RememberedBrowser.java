package org.careidentity.authenticators.push;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.careidentity.authenticators.flow.RealmCookie;
import org.careidentity.authenticators.password.PasswordChange;
import org.careidentity.authenticators.push.device.PushDevices;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.representations.JsonWebToken;

/**
 * A browser in which a person has logged in with this phone before, and asked to be remembered: a cookie that this realm has
 * signed. It stands for the password as far as to ask their phone, and proves nothing (NIST SP 800-63B-4 section 5.1). It ends
 * with the phone's registration, "this was not me" on that phone, a new password, and when an administrator logs the person out
 * everywhere.
 *
 * @param person who it was
 * @param stored the id of the phone's stored credential
 */
record RememberedBrowser(UserModel person, String stored) {

    private static final String COOKIE = "CARE_IDENTITY_PUSH";
    private static final String TYPE = "care-identity-push-browser";
    private static final String PHONE = "phone";
    /** In milliseconds, since a password may be changed in the same second. */
    private static final String SINCE = "since";

    /** The one of the request's cookie; empty when it has none that counts. */
    static Optional<RememberedBrowser> of(AuthenticationFlowContext context) {
        KeycloakSession session = context.getSession();
        JsonWebToken token = RealmCookie.of(session, COOKIE)
                .map(value -> session.tokens().decode(value, JsonWebToken.class))
                .orElse(null);
        if (token == null
                || !TYPE.equals(token.getType())
                || !context.getRealm().getId().equals(token.getIssuer())
                || token.getExp() == null
                || token.getIat() == null
                || !token.isActive()
                || !(token.getOtherClaims().get(SINCE) instanceof Number since)
                || !(token.getOtherClaims().get(PHONE) instanceof String stored)) {
            return Optional.empty();
        }
        return Optional.ofNullable(session.users().getUserById(context.getRealm(), token.getSubject()))
                .filter(UserModel::isEnabled)
                .filter(person -> PushDevices.usable(session, person, stored)
                        .filter(phone -> token.getIat() > phone.kept().browsersSince())
                        .isPresent())
                .filter(person -> isNewer(since.longValue(), PasswordChange.last(session, context.getRealm(), person)))
                .map(person -> new RememberedBrowser(person, stored));
    }

    /** A password that Keycloak does not keep ends nothing, so nobody is remembered in place of it. */
    private static boolean isNewer(long since, OptionalLong change) {
        return change.isPresent() && since > change.getAsLong();
    }

    /** Has the browser keep it. */
    void remember(AuthenticationFlowContext context, Duration life) {
        long now = Time.currentTime();
        JsonWebToken token = new JsonWebToken()
                .type(TYPE)
                .issuer(context.getRealm().getId())
                .subject(person.getId())
                .iat(now)
                .exp(now + life.toSeconds());
        token.setOtherClaims(PHONE, stored);
        token.setOtherClaims(SINCE, Time.currentTimeMillis());
        RealmCookie.set(
                context.getSession(), COOKIE, context.getSession().tokens().encode(token), life);
    }
}
