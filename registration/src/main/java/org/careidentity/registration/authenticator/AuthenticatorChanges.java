package org.careidentity.registration.authenticator;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.lifecycle.AuthenticatorKinds;
import org.careidentity.authenticators.lifecycle.AuthenticatorLifecycle;
import org.careidentity.authenticators.lifecycle.HeldAuthenticator;
import org.careidentity.authenticators.notice.AuthenticatorNotice;
import org.careidentity.authenticators.notice.AuthenticatorNotice.Fact;
import org.careidentity.authenticators.notice.AuthenticatorNotice.Kind;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.authenticators.registry.Oversight;
import org.careidentity.registration.answer.Problem;
import org.careidentity.registration.answer.ProblemException;
import org.careidentity.registration.approval.FourEyes;
import org.careidentity.registration.audit.Audit;
import org.careidentity.registration.person.PersonName;
import org.careidentity.registration.person.Subject;
import org.careidentity.registration.store.Proposal;
import org.keycloak.models.KeycloakSession;

/** What an agent does with the authenticators of somebody. */
public final class AuthenticatorChanges {

    private final KeycloakSession session;
    private final Subject subject;
    private final AuthenticatorLifecycle lifecycle;

    /** For the authenticators of a person whom the agent may see. */
    public AuthenticatorChanges(KeycloakSession session, Subject subject) {
        this.session = session;
        this.subject = subject;
        this.lifecycle = new AuthenticatorLifecycle(session);
    }

    /** The person's authenticator with an id. */
    public HeldAuthenticator find(String id) throws ProblemException {
        return AuthenticatorKinds.find(session, subject.person(), id)
                .orElseThrow(() -> new ProblemException(Problem.UNKNOWN));
    }

    /** What was decided of one. */
    public Oversight oversight(HeldAuthenticator held) {
        return lifecycle.oversight(held);
    }

    /** What the agent may do with one, as it is now. */
    public List<Change> possible(HeldAuthenticator held, Oversight oversight) {
        return Arrays.stream(Change.values())
                .filter(change -> subject.operations().contains(change.operation()))
                .filter(change -> subject.agent()
                        .reaches(change.level(held.authenticator().highest())))
                .filter(change -> change.fits(held.authenticator().status(), oversight.awaitsConfirmation()))
                .toList();
    }

    /**
     * Carries a change out, or proposes it.
     *
     * @param version that the agent has seen
     * @param proposal as for {@link FourEyes#proposed}
     * @return the proposal that now waits; empty when it was carried out
     */
    public Optional<Proposal> apply(
            HeldAuthenticator held, Change change, long version, String reason, Optional<String> proposal)
            throws ProblemException {
        try {
            return applied(held, change, version, reason, proposal);
        } catch (ProblemException refused) {
            new Audit(session, subject.agent())
                    .refused(change.operation(), subject.person().getId(), refused, path(held.id()));
            throw refused;
        }
    }

    private Optional<Proposal> applied(
            HeldAuthenticator held, Change change, long version, String reason, Optional<String> proposal)
            throws ProblemException {
        Optional<String> organisation = subject.require(change.operation());
        subject.requireLevel(change.level(held.authenticator().highest()));
        Oversight oversight = oversight(held);
        if (oversight.version() != version) {
            throw new ProblemException(Problem.STALE);
        }
        AuthenticatorStatus status = held.authenticator().status();
        if (!change.fits(status, oversight.awaitsConfirmation())) {
            throw new ProblemException(Problem.STATE);
        }
        Optional<Proposal> waits =
                new FourEyes(session).proposed(subject, change.operation(), held.id(), reason, proposal);
        if (waits.isEmpty()) {
            carryOut(held, change, version, oversight, reason);
        }
        tell(held, change, reason, organisation, waits);
        return waits;
    }

    private void carryOut(HeldAuthenticator held, Change change, long version, Oversight oversight, String reason)
            throws ProblemException {
        var decision = change.decision(
                held.authenticator().status(),
                oversight,
                reason,
                subject.agent().id());
        boolean done = change.removes()
                ? lifecycle.remove(held, version, decision)
                : lifecycle.decide(held, version, decision);
        if (!done) {
            throw new ProblemException(Problem.STALE);
        }
        AuthenticatorNotice.send(
                session,
                subject.person(),
                notice(change),
                Map.of(
                        Fact.AUTHENTICATOR,
                        Optional.ofNullable(held.authenticator().stored().getUserLabel())
                                .orElse(""),
                        Fact.METHOD,
                        held.authenticator().method(),
                        Fact.BY,
                        PersonName.of(subject.agent().user()),
                        Fact.ORGANISATION,
                        subject.require(change.operation())
                                .map(subject.organisations()::get)
                                .orElse(""),
                        Fact.REASON,
                        reason));
    }

    private static Kind notice(Change change) {
        return switch (change) {
            case SUSPENSION -> Kind.SUSPENDED;
            case RESUMPTION -> Kind.RESUMED;
            case REMOVAL -> Kind.REMOVED;
            case CONFIRMATION -> Kind.CONFIRMED;
            case REFUSAL -> Kind.REFUSED;
        };
    }

    private void tell(
            HeldAuthenticator held,
            Change change,
            String reason,
            Optional<String> organisation,
            Optional<Proposal> waits) {
        Map<String, String> details = new HashMap<>(Map.of(
                "care_identity_change", change.id(),
                "care_identity_reason", reason,
                "care_identity_method", held.authenticator().method()));
        organisation.ifPresent(code -> details.put("care_identity_organisation", code));
        waits.ifPresent(proposal -> details.put("care_identity_proposal", proposal.id()));
        new Audit(session, subject.agent())
                .done(change.operation(), subject.person().getId(), details, path(held.id()));
    }

    private String[] path(String authenticator) {
        return new String[] {"users", subject.person().getId(), "authenticators", authenticator};
    }
}
