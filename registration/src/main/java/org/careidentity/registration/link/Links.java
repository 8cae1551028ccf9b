package org.careidentity.registration.link;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.careidentity.authenticators.notice.AuthenticatorNotice;
import org.careidentity.authenticators.notice.AuthenticatorNotice.Fact;
import org.careidentity.authenticators.notice.AuthenticatorNotice.Kind;
import org.careidentity.authenticators.secret.Secrets;
import org.careidentity.registration.answer.Problem;
import org.careidentity.registration.answer.ProblemException;
import org.careidentity.registration.audit.Audit;
import org.careidentity.registration.person.PersonName;
import org.careidentity.registration.person.Subject;
import org.careidentity.registration.rights.Operation;
import org.careidentity.registration.setup.RegistrationRealm;
import org.careidentity.registration.store.Link;
import org.careidentity.registration.store.LinkState;
import org.careidentity.registration.store.LinkStore;
import org.careidentity.registration.store.RegistrationStore;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The registration links of a person: one use, short-lived, revocable, for one method, with a passphrase (NIST SP 800-63B-4
 * section 4.1.2.2; CVE-2026-37982).
 */
public final class Links {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Subject subject;
    private final LinkStore store;

    /** For the links of a person whom the agent may see. */
    public Links(KeycloakSession session, Subject subject) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.subject = subject;
        this.store = session.getProvider(RegistrationStore.class).links();
    }

    /** Those that can still be used. */
    public List<Link> open() {
        return store.openOf(realm, subject.person().getId(), now());
    }

    /** The person's link with an id. */
    public Link find(String id) throws ProblemException {
        return store.find(realm, id)
                .filter(link -> link.person().equals(subject.person().getId()))
                .orElseThrow(() -> new ProblemException(Problem.UNKNOWN));
    }

    /** The method that the agent may issue a link for. */
    public IssuableMethod issuable(String method) throws ProblemException {
        subject.require(Operation.ISSUE);
        IssuableMethod issuable = IssuableMethod.find(session, method)
                .orElseThrow(() -> new ProblemException(
                        Problem.MALFORMED, "Name one of the methods that the profile lists as issuable."));
        subject.requireLevel(issuable.level());
        if (!subject.person().isEnabled()) {
            throw new ProblemException(Problem.STATE, "This person's Care Identity is disabled.");
        }
        return issuable;
    }

    /**
     * Makes a link.
     *
     * @param send whether the person gets it by e-mail
     */
    public NewLink issue(IssuableMethod method, String reason, boolean send) throws ProblemException {
        if (send && subject.person().getEmail() == null) {
            throw new ProblemException(
                    Problem.STATE, "This person has no e-mail address: give them the link yourself.");
        }
        String organisation = subject.require(Operation.ISSUE).orElse("");
        String secret = Secrets.make();
        String passphrase = Passphrase.make();
        Link link = new Link(
                UUID.randomUUID().toString(),
                subject.person().getId(),
                method.id(),
                organisation,
                subject.agent().id(),
                reason,
                Secrets.hash(secret),
                Passphrase.hash(secret, passphrase),
                "",
                LinkState.ISSUED,
                now(),
                now().plus(LinkLife.of(realm)));
        store.add(realm, link);
        URI address = RegistrationRealm.address(session, "link", secret);
        audit("issued", link);
        Map<Fact, String> facts = facts(link);
        if (send) {
            facts.put(Fact.LINK, address.toString());
        }
        AuthenticatorNotice.send(session, subject.person(), Kind.LINK_ISSUED, facts);
        return new NewLink(link, address, passphrase, send);
    }

    /** Makes a link and its passphrase anew; the old one is dead at once. */
    public NewLink renew(Link old, String reason) throws ProblemException {
        IssuableMethod method = issuable(old.method());
        if (!old.isOpen(now()) || !store.revoke(realm, old.id())) {
            throw new ProblemException(Problem.STATE, "This link was used or revoked, or has expired: issue another.");
        }
        return issue(method, reason, false);
    }

    /** Ends a link. */
    public void revoke(Link link) throws ProblemException {
        subject.require(Operation.ISSUE);
        if (!store.revoke(realm, link.id())) {
            throw new ProblemException(Problem.STATE, "This link was used or revoked already.");
        }
        audit("revoked", link);
        AuthenticatorNotice.send(session, subject.person(), Kind.LINK_REVOKED, facts(link));
    }

    private void audit(String what, Link link) {
        new Audit(session, subject.agent())
                .done(
                        Operation.ISSUE,
                        link.person(),
                        Map.of(
                                "care_identity_change",
                                what,
                                "care_identity_reason",
                                link.reason(),
                                "care_identity_method",
                                link.method(),
                                "care_identity_organisation",
                                link.organisation()),
                        "users",
                        link.person(),
                        "links",
                        link.id());
    }

    private Map<Fact, String> facts(Link link) {
        return new HashMap<>(Map.of(
                Fact.METHOD, link.method(),
                Fact.BY, PersonName.of(subject.agent().user()),
                Fact.ORGANISATION, subject.organisations().getOrDefault(link.organisation(), ""),
                Fact.REASON, link.reason()));
    }

    private static Instant now() {
        return Instant.ofEpochSecond(Time.currentTime());
    }
}
