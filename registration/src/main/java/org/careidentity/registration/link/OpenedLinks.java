package org.careidentity.registration.link;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.notice.AuthenticatorNotice;
import org.careidentity.authenticators.notice.AuthenticatorNotice.Fact;
import org.careidentity.authenticators.notice.AuthenticatorNotice.Kind;
import org.careidentity.authenticators.selfservice.IssuedLinks;
import org.careidentity.registration.person.PersonName;
import org.careidentity.registration.store.Link;
import org.careidentity.registration.store.LinkState;
import org.careidentity.registration.store.LinkStore;
import org.careidentity.registration.store.RegistrationStore;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Tells registrations what the link that they came by allows at this moment. */
final class OpenedLinks implements IssuedLinks {

    private final KeycloakSession session;

    OpenedLinks(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Optional<IssuedLink> open(RealmModel realm, UserModel person, String id) {
        return store().find(realm, id)
                .filter(link -> link.state() == LinkState.OPENED && link.isOpen(now()))
                .filter(link -> link.person().equals(person.getId()) && person.isEnabled())
                .filter(link -> LinkIssuer.stands(session, link))
                .map(link -> new IssuedLink(link.id(), link.method(), link.issuer()));
    }

    @Override
    public boolean use(RealmModel realm, String id, String credential) {
        Optional<Link> link = store().find(realm, id);
        if (link.isEmpty() || !LinkIssuer.stands(session, link.get()) || !store().use(realm, id, credential, now())) {
            return false;
        }
        UserModel person = session.users().getUserById(realm, link.get().person());
        AuthenticatorNotice.send(
                session,
                person,
                Kind.REGISTERED_BY_LINK,
                Map.of(
                        Fact.METHOD,
                        link.get().method(),
                        Fact.BY,
                        PersonName.of(session, link.get().issuer()),
                        Fact.REASON,
                        link.get().reason()));
        return true;
    }

    @Override
    public void end(RealmModel realm, String person) {
        store().revokeOf(realm, person);
    }

    @Override
    public void endAllOf(RealmModel realm, String person) {
        store().revokeOf(realm, person);
        store().revokeBy(realm, person);
    }

    private LinkStore store() {
        return session.getProvider(RegistrationStore.class).links();
    }

    private static Instant now() {
        return Instant.ofEpochSecond(Time.currentTime());
    }
}
