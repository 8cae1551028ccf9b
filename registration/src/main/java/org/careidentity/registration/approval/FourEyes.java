package org.careidentity.registration.approval;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.careidentity.registration.answer.Problem;
import org.careidentity.registration.answer.ProblemException;
import org.careidentity.registration.person.Subject;
import org.careidentity.registration.rights.Operation;
import org.careidentity.registration.store.Proposal;
import org.careidentity.registration.store.ProposalStore;
import org.careidentity.registration.store.RegistrationStore;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Operations that a realm holds to four eyes: what one agent proposes, another approves, before the first may do it (the
 * separation of duty of CVE-2026-16072's advisory).
 */
public final class FourEyes {

    /** The realm attribute that names them, with spaces between. */
    public static final String ATTRIBUTE = "care-identity.registration-four-eyes";

    private static final Logger LOGGER = Logger.getLogger(FourEyes.class);
    private static final Duration LIFE = Duration.ofHours(24);
    private static final Pattern SPACES = Pattern.compile("[\\s,]+");

    private final RealmModel realm;
    private final ProposalStore proposals;

    /** For the realm of the request. */
    public FourEyes(KeycloakSession session) {
        this.realm = session.getContext().getRealm();
        this.proposals = session.getProvider(RegistrationStore.class).proposals();
    }

    /** What the realm holds to four eyes; everything when the setting can't be read. */
    public static Set<Operation> of(RealmModel realm) {
        String setting = Optional.ofNullable(realm.getAttribute(ATTRIBUTE)).orElse("");
        Set<Operation> held = EnumSet.noneOf(Operation.class);
        for (String name : SPACES.split(setting.strip())) {
            if (!name.isEmpty()) {
                Optional<Operation> operation = Operation.of(name);
                if (operation.isEmpty()) {
                    LOGGER.errorf("The realm attribute %s names no operation: %s", ATTRIBUTE, name);
                    return EnumSet.allOf(Operation.class);
                }
                held.add(operation.get());
            }
        }
        return held;
    }

    /**
     * Lets the agent do something, or keeps it as a proposal.
     *
     * @param what the authenticator's id, or the method of a link
     * @param proposal the id of the proposal that another agent has approved; empty for none
     * @return the proposal that now waits; empty when the agent may go on
     */
    public Optional<Proposal> proposed(
            Subject subject, Operation operation, String what, String reason, Optional<String> proposal)
            throws ProblemException {
        if (!of(realm).contains(operation)) {
            return Optional.empty();
        }
        if (proposal.isPresent()) {
            use(subject, operation, what, proposal.get());
            return Optional.empty();
        }
        Proposal waiting = new Proposal(
                UUID.randomUUID().toString(),
                operation,
                subject.person().getId(),
                what,
                subject.require(operation).orElse(""),
                reason,
                subject.agent().id(),
                Optional.empty(),
                Proposal.State.PROPOSED,
                now(),
                now().plus(LIFE));
        proposals.add(realm, waiting);
        return Optional.of(waiting);
    }

    /** The very same thing, by the one who proposed it, once. */
    private void use(Subject subject, Operation operation, String what, String id) throws ProblemException {
        boolean same = proposals
                .find(realm, id)
                .filter(found -> found.operation() == operation)
                .filter(found -> found.person().equals(subject.person().getId()))
                .filter(found -> found.what().equals(what))
                .filter(found -> found.proposedBy().equals(subject.agent().id()))
                .isPresent();
        if (!same) {
            throw new ProblemException(Problem.UNKNOWN, "There is no such proposal of yours.");
        }
        if (!proposals.move(
                realm,
                id,
                Proposal.State.APPROVED,
                Proposal.State.DONE,
                subject.agent().id(),
                now())) {
            throw new ProblemException(Problem.STATE, "Another agent has not approved this proposal, or it was used.");
        }
    }

    private static Instant now() {
        return Instant.ofEpochSecond(Time.currentTime());
    }
}
