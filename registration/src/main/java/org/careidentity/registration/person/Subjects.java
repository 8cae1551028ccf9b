package org.careidentity.registration.person;

import java.util.Map;
import java.util.Optional;
import org.careidentity.mappers.directory.DirectoryException;
import org.careidentity.mappers.directory.PersonDirectory;
import org.careidentity.registration.answer.Problem;
import org.careidentity.registration.answer.ProblemException;
import org.careidentity.registration.rights.Agent;
import org.careidentity.registration.rights.Operation;
import org.careidentity.registration.rights.Organisations;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Loads people for an agent. Whom the agent may not see is as unknown as who isn't there. */
public final class Subjects {

    private static final Logger LOGGER = Logger.getLogger(Subjects.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Agent agent;

    /** For an agent of the realm of the request. */
    public Subjects(KeycloakSession session, Agent agent) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.agent = agent;
    }

    /** The person with an id, if the agent may view people of an organisation of theirs. */
    public Subject load(String id) throws ProblemException {
        UserModel person = session.users().getUserById(realm, id);
        return load(person == null ? Optional.empty() : Optional.of(person))
                .orElseThrow(() -> new ProblemException(Problem.UNKNOWN));
    }

    /** Somebody who was found, if the agent may view them. Who was not costs the same question to the directory. */
    public Optional<Subject> load(Optional<UserModel> found) throws ProblemException {
        if (found.isEmpty() || found.get().getServiceAccountClientLink() != null) {
            // a directory that does not answer would tell who is there (CVE-2025-14777)
            organisations(agent.user());
            return Optional.empty();
        }
        UserModel person = found.get();
        Subject subject = new Subject(agent, realm, person, organisations(person), Optional.empty());
        return Optional.of(subject).filter(seen -> seen.operations().contains(Operation.VIEW));
    }

    private Map<String, String> organisations(UserModel person) throws ProblemException {
        try {
            return Organisations.of(PersonDirectory.of(session, person));
        } catch (DirectoryException e) {
            if (e.reason() == DirectoryException.Reason.PERSON_UNKNOWN
                    || e.reason() == DirectoryException.Reason.PERSON_INACTIVE) {
                return Map.of();
            }
            LOGGER.warnf("No organisations for user %s: %s", person.getId(), e.getMessage());
            throw new ProblemException(Problem.DIRECTORY);
        }
    }
}
