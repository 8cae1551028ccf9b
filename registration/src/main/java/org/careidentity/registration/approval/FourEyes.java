package org.careidentity.registration.approval;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
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
    /** What changes something; to look at something is done by one. */
    private static final Set<Operation> HOLDABLE = Collections.unmodifiableSet(EnumSet.of(
            Operation.ISSUE, Operation.CONFIRM, Operation.SUSPEND, Operation.RESUME, Operation.REMOVE, Operation.BULK));

    private static final Duration LIFE = Duration.ofHours(24);
    private static final Pattern SPACES = Pattern.compile("[\\s,]+");

    private final RealmModel realm;
    private final ProposalStore proposals;

    /** For the realm of the request. */
    public FourEyes(KeycloakSession session) {
        this.realm = session.getContext().getRealm();
        this.proposals = session.getProvider(RegistrationStore.class).proposals();
    }

    /** What the realm holds to four eyes; everything that can be when the setting can't be read. */
    public static Set<Operation> of(RealmModel realm) {
        String setting = Optional.ofNullable(realm.getAttribute(ATTRIBUTE)).orElse("");
        Set<Operation> held = EnumSet.noneOf(Operation.class);
        for (String name : SPACES.split(setting.strip())) {
            if (!name.isEmpty()) {
                Optional<Operation> operation = Operation.of(name).filter(HOLDABLE::contains);
                if (operation.isEmpty()) {
                    LOGGER.errorf("The realm attribute %s names what cannot be held to four eyes: %s", ATTRIBUTE, name);
                    return HOLDABLE;
                }
                held.add(operation.get());
            }
        }
        return held;
    }

    /** Whether the realm holds an operation to four eyes. */
    public boolean hold(Operation operation) {
        return of(realm).contains(operation);
    }

    /**
     * What is done or proposed, exactly.
     *
     * @param change what is done with an authenticator; the operation's name for a link
     * @param what the authenticator's id, or the method of a link
     * @param version of the authenticator that the agent has seen; 0 for a link
     */
    public record Deed(Subject subject, Operation operation, String change, String what, long version) {}

    /** Keeps what the agent wants to do as a proposal. */
    public Proposal propose(Deed deed, String reason) throws ProblemException {
        Proposal waiting = new Proposal(
                UUID.randomUUID().toString(),
                deed.operation(),
                deed.change(),
                deed.subject().person().getId(),
                deed.what(),
                deed.version(),
                deed.subject().require(deed.operation()).orElse(""),
                reason,
                deed.subject().agent().id(),
                Optional.empty(),
                Optional.empty(),
                Proposal.State.PROPOSED,
                now(),
                now().plus(LIFE));
        proposals.add(realm, waiting);
        return waiting;
    }

    /**
     * Uses an approval: for the very same thing as it was seen then, by the one who proposed it, once.
     *
     * @return the proposal, with the reason that was approved
     */
    public Proposal use(Deed deed, String id) throws ProblemException {
        Proposal approved = proposals
                .find(realm, id)
                .filter(found -> found.operation() == deed.operation())
                .filter(found -> found.change().equals(deed.change()))
                .filter(found -> found.person().equals(deed.subject().person().getId()))
                .filter(found -> found.what().equals(deed.what()))
                .filter(found ->
                        found.proposedBy().equals(deed.subject().agent().id()))
                .orElseThrow(() -> new ProblemException(Problem.UNKNOWN, "There is no such proposal of yours."));
        if (approved.version() != deed.version()) {
            throw new ProblemException(
                    Problem.STALE, "It has changed since it was proposed: look at it again, and propose it anew.");
        }
        if (!proposals.use(realm, id, now())) {
            throw new ProblemException(Problem.STATE, "Another agent has not approved this proposal, or it was used.");
        }
        return approved;
    }

    private static Instant now() {
        return Instant.ofEpochSecond(Time.currentTime());
    }
}
