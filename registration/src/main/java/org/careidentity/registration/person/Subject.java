package org.careidentity.registration.person;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.careidentity.mappers.directory.PersonAttributes;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.registration.answer.Problem;
import org.careidentity.registration.answer.ProblemException;
import org.careidentity.registration.rights.Agent;
import org.careidentity.registration.rights.Operation;
import org.careidentity.registration.rights.RightsTable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Somebody whom an agent may see: loaded, and then authorised as loaded (CVE-2025-14777, CVE-2026-4630).
 *
 * @param person the user
 * @param organisations names by ODS code, as the directory says today
 * @param acting ODS code of the organisation that the agent says to act for; empty when they do not say
 */
public record Subject(
        Agent agent, RealmModel realm, UserModel person, Map<String, String> organisations, Optional<String> acting) {

    /** Keeps an own copy, in the order of the codes: by which organisation an agent acts is no accident. */
    public Subject {
        organisations = new TreeMap<>(organisations);
    }

    /** What the agent may do for them; nothing for the agent's own self but to look. */
    public Set<Operation> operations() {
        Set<Operation> operations = agent.forPeopleOf(organisations.keySet());
        if (agent.is(person)) {
            operations.retainAll(Set.of(Operation.FIND, Operation.VIEW));
        }
        return operations;
    }

    /**
     * Lets the agent go on with an operation.
     *
     * @return the organisation by which they may; empty for an administrator of the realm and a person without one
     */
    public Optional<String> require(Operation operation) throws ProblemException {
        if (agent.is(person) && operation != Operation.VIEW) {
            throw new ProblemException(Problem.SELF);
        }
        if (!operations().contains(operation)) {
            throw new ProblemException(Problem.RIGHT, RightsTable.of(realm).giving(operation));
        }
        return acting.filter(organisations::containsKey)
                .filter(code -> agent.may(operation, code))
                .or(() -> agent.organisationFor(operation, organisations.keySet()));
    }

    /** The same for an agent who says by which organisation; where they may not by that one, it is another's deed. */
    public Subject by(Optional<String> organisation) {
        return new Subject(agent, realm, person, organisations, organisation);
    }

    /** Lets the agent go on with something worth a level: nobody gives more than their own session proves. */
    public void requireLevel(AssuranceLevel level) throws ProblemException {
        if (!agent.reaches(level)) {
            throw new ProblemException(Problem.LEVEL);
        }
    }

    /** Whether they are of an organisation; everybody is of all. */
    public boolean isOf(Optional<String> organisation) {
        return organisation.map(organisations::containsKey).orElse(true);
    }

    /** The UUID, or the user name of somebody without. */
    public String uuid() {
        return PersonAttributes.uuid(person).orElse(person.getUsername());
    }

    /** The name for people. */
    public String name() {
        return PersonName.of(person);
    }
}
