package org.careidentity.registration.link;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.careidentity.authenticators.selfservice.IssuedLinks;
import org.careidentity.registration.store.Link;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.SystemClientUtil;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Begins the registration of a link whose passphrase was right, as Keycloak begins one of its own action tokens: in an
 * authentication session that ends with it and becomes no session.
 */
final class LinkLogin {

    private LinkLogin() {}

    static Response begin(KeycloakSession session, UserModel person, Link link) {
        RealmModel realm = session.getContext().getRealm();
        UriInfo uri = session.getContext().getUri();
        AuthenticationSessionModel login = new AuthenticationSessionManager(session)
                .createAuthenticationSession(realm, true)
                .createAuthenticationSession(SystemClientUtil.getSystemClient(realm));
        String account = Urls.accountBase(uri.getBaseUri())
                .path("/")
                .build(realm.getName())
                .toString();
        login.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        login.setRedirectUri(account);
        login.setClientNote(OIDCLoginProtocol.REDIRECT_URI_PARAM, account);
        login.setClientNote(OIDCLoginProtocol.RESPONSE_TYPE_PARAM, OAuth2Constants.CODE);
        login.setClientNote(OIDCLoginProtocol.ISSUER, Urls.realmIssuer(uri.getBaseUri(), realm.getName()));
        login.setAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS, Boolean.TRUE.toString());
        login.setAuthNote(IssuedLinks.NOTE, link.id());
        login.setAuthenticatedUser(person);
        String action = IssuableMethod.find(session, link.method())
                .map(IssuableMethod::action)
                .orElseThrow(() -> new IllegalStateException("nobody registers for " + link.method() + " any more"));
        login.addRequiredAction(action);
        return AuthenticationManager.redirectToRequiredActions(session, realm, login, uri, action);
    }
}
