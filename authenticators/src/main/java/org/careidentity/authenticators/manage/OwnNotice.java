package org.careidentity.authenticators.manage;

import java.util.EnumMap;
import java.util.Map;
import org.careidentity.authenticators.lifecycle.HeldAuthenticator;
import org.careidentity.authenticators.notice.AuthenticatorNotice;
import org.careidentity.authenticators.notice.AuthenticatorNotice.Fact;
import org.keycloak.authentication.RequiredActionContext;

/** Tells the person of what they did here: it may have been somebody else in their session. */
final class OwnNotice {

    private OwnNotice() {}

    static void send(RequiredActionContext context, AuthenticatorNotice.Kind kind, HeldAuthenticator held) {
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.AUTHENTICATOR, held.authenticator().stored().getUserLabel());
        facts.put(Fact.METHOD, held.authenticator().method());
        AuthenticatorNotice.send(context.getSession(), context.getUser(), kind, facts);
    }
}
