package org.careidentity.registration.bulk;

import java.util.List;
import java.util.Optional;
import org.careidentity.authenticators.lifecycle.AuthenticatorKinds;
import org.careidentity.authenticators.lifecycle.HeldAuthenticator;
import org.careidentity.registration.answer.Problem;
import org.careidentity.registration.answer.ProblemException;
import org.careidentity.registration.authenticator.AuthenticatorChanges;
import org.careidentity.registration.person.PeopleSearch;
import org.careidentity.registration.person.PeopleSearch.Sought;
import org.careidentity.registration.person.Subject;
import org.careidentity.registration.rights.Agent;
import org.keycloak.models.KeycloakSession;

/** Finds whom and what a line is about. */
record Target(KeycloakSession session, Agent agent, Optional<String> organisation) {

    /** The person of a UUID, in the organisation of the file; of another they are unknown. */
    Subject person(String uuid) throws ProblemException {
        return new PeopleSearch(session, agent, organisation)
                .find(new Sought(Sought.Kind.UUID, uuid, 1, "")).people().stream()
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(Problem.UNKNOWN))
                        .by(organisation);
    }

    /**
     * The person's authenticator with an id or, without one, their only one of a method.
     *
     * @param id empty text for none
     */
    HeldAuthenticator authenticator(Subject subject, String method, String id) throws ProblemException {
        if (!id.isEmpty()) {
            HeldAuthenticator held = new AuthenticatorChanges(session, subject).find(id);
            if (!method.isEmpty() && !held.authenticator().method().equals(method)) {
                throw new ProblemException(Problem.UNKNOWN, "The authenticator is not of this method.");
            }
            return held;
        }
        List<HeldAuthenticator> ofMethod = AuthenticatorKinds.of(session, subject.person())
                .filter(held -> held.authenticator().method().equals(method))
                .toList();
        if (ofMethod.isEmpty()) {
            throw new ProblemException(Problem.UNKNOWN, "The person has no authenticator of this method.");
        }
        if (ofMethod.size() > 1) {
            throw new ProblemException(
                    Problem.MALFORMED, "The person has several of this method: name the authenticator by its id.");
        }
        return ofMethod.get(0);
    }
}
