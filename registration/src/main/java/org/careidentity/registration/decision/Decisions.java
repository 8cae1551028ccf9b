package org.careidentity.registration.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.lifecycle.AuthenticatorKinds;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.registration.answer.Problem;
import org.careidentity.registration.answer.ProblemException;
import org.careidentity.registration.audit.Audit;
import org.careidentity.registration.authenticator.AuthenticatorChanges;
import org.careidentity.registration.link.IssuableMethod;
import org.careidentity.registration.person.Subject;
import org.careidentity.registration.person.Subjects;
import org.careidentity.registration.rights.Agent;
import org.careidentity.registration.rights.Operation;
import org.careidentity.registration.rights.RightsTable;
import org.careidentity.registration.store.Proposal;
import org.careidentity.registration.store.ProposalStore;
import org.careidentity.registration.store.RegistrationStore;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What one agent decides about another's proposals: somebody who could have done it themselves, and neither the one who
 * proposed it nor the person whom it is for (CVE-2026-16072).
 */
final class Decisions {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Agent agent;
    private final ProposalStore proposals;

    Decisions(KeycloakSession session, Agent agent) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.agent = agent;
        this.proposals = session.getProvider(RegistrationStore.class).proposals();
    }

    /** Those of an organisation that the agent could decide, and the agent's own, the oldest first. */
    List<Proposal> open(Optional<String> organisation) throws ProblemException {
        Subjects subjects = new Subjects(session, agent);
        List<Proposal> shown = new ArrayList<>();
        for (Proposal proposal : proposals.open(realm, organisation, agent.id(), now())) {
            Optional<Subject> subject =
                    subjects.load(Optional.ofNullable(session.users().getUserById(realm, proposal.person())));
            if (subject.isPresent() && (isMine(proposal) || waitsForMe(proposal, subject.get()))) {
                shown.add(proposal);
            }
        }
        return shown;
    }

    private boolean isMine(Proposal proposal) {
        return proposal.proposedBy().equals(agent.id());
    }

    private boolean waitsForMe(Proposal proposal, Subject subject) {
        return proposal.state() == Proposal.State.PROPOSED
                && !agent.is(subject.person())
                && agent.may(proposal.operation(), proposal.organisation());
    }

    /** Approves or refuses one. */
    void decide(String id, Proposal.State decision, String reason) throws ProblemException {
        Proposal proposal = proposals
                .find(realm, id)
                .filter(this::isOfMyOrganisation)
                .orElseThrow(() -> new ProblemException(Problem.UNKNOWN));
        Subject subject = new Subjects(session, agent).load(proposal.person());
        Audit audit = new Audit(session, agent);
        String[] path = {"users", proposal.person(), "proposals", id};
        try {
            permit(proposal, subject);
            if (!proposals.decide(realm, id, decision, agent.id(), reason, now())) {
                throw new ProblemException(Problem.STALE);
            }
        } catch (ProblemException refused) {
            audit.refused(proposal.operation(), proposal.person(), refused, path);
            throw refused;
        }
        audit.done(
                proposal.operation(),
                proposal.person(),
                Map.of(
                        "care_identity_change",
                        decision == Proposal.State.APPROVED ? "approval" : "refusal",
                        "care_identity_reason",
                        reason,
                        "care_identity_proposal",
                        id,
                        "care_identity_organisation",
                        proposal.organisation()),
                path);
    }

    /** One that an administrator made is theirs: no organisation stands behind it. */
    private boolean isOfMyOrganisation(Proposal proposal) {
        return agent.administrator() || agent.rights().containsKey(proposal.organisation());
    }

    private void permit(Proposal proposal, Subject subject) throws ProblemException {
        if (isMine(proposal) || agent.is(subject.person())) {
            throw new ProblemException(Problem.SECOND_AGENT);
        }
        if (!agent.may(proposal.operation(), proposal.organisation())) {
            throw new ProblemException(Problem.RIGHT, RightsTable.of(realm).giving(proposal.operation()));
        }
        subject.requireLevel(level(proposal, subject));
    }

    /** Of what is proposed: whoever approves answers for it as the one who does it. What is gone needs to be seen anew. */
    private AssuranceLevel level(Proposal proposal, Subject subject) throws ProblemException {
        Optional<AssuranceLevel> level = proposal.operation() == Operation.ISSUE
                ? IssuableMethod.find(session, proposal.what()).map(IssuableMethod::level)
                : AuthenticatorKinds.find(session, subject.person(), proposal.what())
                        .map(held -> new AuthenticatorChanges(session, subject).level(held, proposal.operation()));
        return level.orElseThrow(() -> new ProblemException(Problem.STALE));
    }

    private static Instant now() {
        return Instant.ofEpochSecond(Time.currentTime());
    }
}
