package org.careidentity.registration.authenticator;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.lifecycle.AuthenticatorKinds;
import org.careidentity.authenticators.lifecycle.AuthenticatorLifecycle;
import org.careidentity.authenticators.lifecycle.HeldAuthenticator;
import org.careidentity.authenticators.lifecycle.Overseen;
import org.careidentity.authenticators.notice.AuthenticatorNotice;
import org.careidentity.authenticators.notice.AuthenticatorNotice.Fact;
import org.careidentity.authenticators.notice.AuthenticatorNotice.Kind;
import org.careidentity.authenticators.registry.Oversight;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.registration.answer.Problem;
import org.careidentity.registration.answer.ProblemException;
import org.careidentity.registration.approval.FourEyes;
import org.careidentity.registration.audit.Audit;
import org.careidentity.registration.person.PersonName;
import org.careidentity.registration.person.Subject;
import org.careidentity.registration.rights.Operation;
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

    /** What was decided of one, and who registered it. */
    Overseen overseen(HeldAuthenticator held) {
        return lifecycle.overseen(held);
    }

    /** What the agent may do with one, as it is now. */
    List<Change> possible(HeldAuthenticator held, Overseen overseen) {
        return Arrays.stream(Change.values())
                .filter(change -> subject.operations().contains(change.operation()))
                .filter(change -> subject.agent()
                        .reaches(change.level(held.authenticator().highest())))
                .filter(change -> change.fits(
                        held.authenticator().status(), overseen.oversight().awaitsConfirmation()))
                .filter(change -> change != Change.CONFIRMATION || isIssuer(overseen))
                .toList();
    }

    /** The level that whoever decides about an operation with one must prove. */
    public AssuranceLevel level(HeldAuthenticator held, Operation operation) {
        return Arrays.stream(Change.values())
                .filter(change -> change.operation() == operation)
                .map(change -> change.level(held.authenticator().highest()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /**
     * Says whether a change could be carried out now, and does nothing.
     *
     * @return what was decided of the authenticator
     */
    public Oversight check(HeldAuthenticator held, Change change) throws ProblemException {
        permit(held, change);
        Oversight oversight = oversight(held);
        fit(held, change, oversight);
        return oversight;
    }

    /**
     * Carries out a change of which two agents have decided already, where the realm asks for two.
     *
     * @param version that they have seen
     */
    public void applyApproved(HeldAuthenticator held, Change change, long version, String reason)
            throws ProblemException {
        Optional<String> organisation = permit(held, change);
        current(held, change, version);
        carryOut(held, change, version, reason);
        tell(held, change, reason, organisation, Optional.empty());
    }

    /** Says that a change was not carried out. */
    public void refused(String authenticator, Change change, ProblemException why) {
        new Audit(session, subject.agent())
                .refused(
                        change.operation(),
                        subject.person().getId(),
                        Map.of("care_identity_change", change.id()),
                        why,
                        path(authenticator));
    }

    /**
     * Carries a change out, or proposes it.
     *
     * @param version that the agent has seen
     * @param proposal the id of the proposal that another agent has approved; empty for none
     * @return the proposal that now waits; empty when it was carried out
     */
    public Optional<Proposal> apply(
            HeldAuthenticator held, Change change, long version, String reason, Optional<String> proposal)
            throws ProblemException {
        try {
            return applied(held, change, version, reason, proposal);
        } catch (ProblemException refused) {
            refused(held.id(), change, refused);
            throw refused;
        }
    }

    private Optional<Proposal> applied(
            HeldAuthenticator held, Change change, long version, String reason, Optional<String> proposal)
            throws ProblemException {
        Optional<String> organisation = permit(held, change);
        current(held, change, version);
        FourEyes fourEyes = new FourEyes(session);
        FourEyes.Deed deed = new FourEyes.Deed(subject, change.operation(), change.id(), held.id(), version);
        if (!fourEyes.hold(change.operation())) {
            carryOut(held, change, version, reason);
            tell(held, change, reason, organisation, Optional.empty());
            return Optional.empty();
        }
        if (proposal.isEmpty()) {
            Proposal waits = fourEyes.propose(deed, reason);
            tellProposed(held, change, waits);
            return Optional.of(waits);
        }
        Proposal approved = fourEyes.use(deed, proposal.get());
        try {
            carryOut(held, change, version, approved.reason());
        } catch (ProblemException overtaken) {
            // the approval is not used up by what was not done
            session.getTransactionManager().setRollbackOnly();
            throw overtaken;
        }
        tell(held, change, approved.reason(), organisation, proposal);
        return Optional.empty();
    }

    private Optional<String> permit(HeldAuthenticator held, Change change) throws ProblemException {
        Optional<String> organisation = subject.require(change.operation());
        subject.requireLevel(change.level(held.authenticator().highest()));
        if (change == Change.CONFIRMATION && !isIssuer(overseen(held))) {
            throw new ProblemException(Problem.ISSUER);
        }
        return organisation;
    }

    /** Whoever issued the link was there when it was used, and nobody else can say so. */
    private boolean isIssuer(Overseen overseen) {
        return overseen.registeredBy().equals(subject.agent().id());
    }

    private void current(HeldAuthenticator held, Change change, long version) throws ProblemException {
        Oversight oversight = oversight(held);
        if (oversight.version() != version) {
            throw new ProblemException(Problem.STALE);
        }
        fit(held, change, oversight);
    }

    private static void fit(HeldAuthenticator held, Change change, Oversight oversight) throws ProblemException {
        if (!change.fits(held.authenticator().status(), oversight.awaitsConfirmation())) {
            throw new ProblemException(Problem.STATE);
        }
    }

    private void carryOut(HeldAuthenticator held, Change change, long version, String reason) throws ProblemException {
        var decision = change.decision(
                held.authenticator().status(), reason, subject.agent().id());
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
            Optional<String> proposal) {
        Map<String, String> details = new HashMap<>(Map.of(
                "care_identity_change", change.id(),
                "care_identity_reason", reason,
                "care_identity_method", held.authenticator().method()));
        organisation.ifPresent(code -> details.put("care_identity_organisation", code));
        proposal.ifPresent(id -> details.put("care_identity_proposal", id));
        new Audit(session, subject.agent())
                .done(change.operation(), subject.person().getId(), details, path(held.id()));
    }

    private void tellProposed(HeldAuthenticator held, Change change, Proposal waits) {
        new Audit(session, subject.agent()).proposed(waits, change.id(), path(held.id()));
    }

    private String[] path(String authenticator) {
        return new String[] {"users", subject.person().getId(), "authenticators", authenticator};
    }
}
