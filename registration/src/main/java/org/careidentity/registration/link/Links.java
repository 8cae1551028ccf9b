package org.careidentity.registration.link;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.careidentity.authenticators.notice.AuthenticatorNotice;
import org.careidentity.authenticators.notice.AuthenticatorNotice.Fact;
import org.careidentity.authenticators.notice.AuthenticatorNotice.Kind;
import org.careidentity.authenticators.secret.Secrets;
import org.careidentity.registration.answer.Problem;
import org.careidentity.registration.answer.ProblemException;
import org.careidentity.registration.approval.FourEyes;
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
import org.keycloak.events.admin.OperationType;
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
        return store.openOf(realm, subject.person().getId(), now()).stream()
                .filter(link -> LinkIssuer.stands(session, link))
                .toList();
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
        Optional<String> pending = PendingActions.of(realm, subject.person());
        if (pending.isPresent()) {
            throw new ProblemException(
                    Problem.STATE,
                    "This person has to do something else at their next login first: " + pending.get() + ".");
        }
        return issuable;
    }

    /** Lets a link be sent, if there is somewhere to send it. */
    public void requireAddress(boolean send) throws ProblemException {
        if (send && subject.person().getEmail() == null) {
            throw new ProblemException(
                    Problem.STATE, "This person has no e-mail address: give them the link yourself.");
        }
    }

    /**
     * Makes a link.
     *
     * @param send whether the person gets it by e-mail
     */
    public NewLink issue(IssuableMethod method, String reason, boolean send) throws ProblemException {
        return issue(method, reason, send, now().plus(LinkLife.of(realm)));
    }

    private NewLink issue(IssuableMethod method, String reason, boolean send, Instant expires) throws ProblemException {
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
                expires);
        store.add(realm, link);
        URI address = RegistrationRealm.address(session, "link", secret);
        audit(OperationType.CREATE, "issued", link, reason);
        Map<Fact, String> facts = facts(link, reason);
        if (send) {
            facts.put(Fact.LINK, address.toString());
        }
        AuthenticatorNotice.send(session, subject.person(), Kind.LINK_ISSUED, facts);
        return new NewLink(link, address, passphrase, send);
    }

    /**
     * Makes a link and its passphrase anew; the old one is dead at once. What two agents have approved is one link of one
     * issuer for a time: made anew, it is no more than that.
     */
    public NewLink renew(Link old, String reason) throws ProblemException {
        IssuableMethod method = issuable(old.method());
        boolean approved = new FourEyes(session).hold(Operation.ISSUE);
        if (approved && !old.issuer().equals(subject.agent().id())) {
            throw new ProblemException(Problem.SECOND_AGENT, "This link was approved for the agent who issued it.");
        }
        if (!old.isOpen(now()) || !store.revoke(realm, old.id())) {
            throw new ProblemException(Problem.STATE, "This link was used or revoked, or has expired: issue another.");
        }
        ended(old, reason);
        return issue(method, reason, false, approved ? old.expires() : now().plus(LinkLife.of(realm)));
    }

    private void ended(Link link, String reason) {
        audit(OperationType.DELETE, "revoked", link, reason);
        AuthenticatorNotice.send(session, subject.person(), Kind.LINK_REVOKED, facts(link, reason));
    }

    /** Ends a link. */
    public void revoke(Link link, String reason) throws ProblemException {
        subject.require(Operation.ISSUE);
        if (!store.revoke(realm, link.id())) {
            throw new ProblemException(Problem.STATE, "This link was used or revoked already.");
        }
        ended(link, reason);
    }

    private void audit(OperationType type, String what, Link link, String reason) {
        new Audit(session, subject.agent())
                .done(
                        type,
                        Operation.ISSUE,
                        link.person(),
                        Map.of(
                                "care_identity_change",
                                what,
                                "care_identity_reason",
                                reason,
                                "care_identity_method",
                                link.method(),
                                "care_identity_organisation",
                                link.organisation()),
                        "users",
                        link.person(),
                        "links",
                        link.id());
    }

    private Map<Fact, String> facts(Link link, String reason) {
        return new HashMap<>(Map.of(
                Fact.METHOD, link.method(),
                Fact.BY, PersonName.of(subject.agent().user()),
                Fact.ORGANISATION, subject.organisations().getOrDefault(link.organisation(), ""),
                Fact.REASON, reason));
    }

    private static Instant now() {
        return Instant.ofEpochSecond(Time.currentTime());
    }
}
