package org.careidentity.registration.person;

import java.util.Optional;
import org.careidentity.mappers.directory.DirectoryException;
import org.careidentity.mappers.directory.PersonDirectory;
import org.careidentity.registration.answer.Body;
import org.careidentity.registration.answer.Problem;
import org.careidentity.registration.answer.ProblemException;
import org.careidentity.registration.rights.Agent;
import org.careidentity.registration.rights.Operation;
import org.careidentity.registration.rights.RightsTable;
import org.keycloak.models.KeycloakSession;

/** For which organisation an agent asks about people as a whole. */
public final class Caller {

    private Caller() {}

    /**
     * The organisation, if the agent may do this for its people.
     *
     * @param asked as the request has it; null for none
     * @return empty for all organisations, which is an administrator's of the realm alone
     */
    public static Optional<String> organisation(KeycloakSession session, Agent agent, Operation operation, String asked)
            throws ProblemException {
        Optional<String> named = Body.organisation(asked);
        if (named.isPresent()) {
            return Optional.of(permitted(session, agent, operation, named.get()));
        }
        if (agent.administrator()) {
            return Optional.empty();
        }
        if (agent.rights().size() > 1) {
            throw new ProblemException(Problem.MALFORMED, "Name one of your organisations.");
        }
        return Optional.of(permitted(
                session, agent, operation, agent.rights().keySet().iterator().next()));
    }

    /**
     * The same for what lists people: where the directory is asked person by person, nobody knows who is of an organisation.
     */
    public static Optional<String> listed(KeycloakSession session, Agent agent, Operation operation, String asked)
            throws ProblemException {
        Optional<String> organisation = organisation(session, agent, operation, asked);
        requireLists(session);
        return organisation;
    }

    static void requireLists(KeycloakSession session) throws ProblemException {
        boolean lists;
        try {
            lists = PersonDirectory.isLive(session);
        } catch (DirectoryException none) {
            throw new ProblemException(Problem.DIRECTORY);
        }
        if (!lists) {
            throw new ProblemException(Problem.DIRECTORY_LISTS_NOBODY);
        }
    }

    private static String permitted(KeycloakSession session, Agent agent, Operation operation, String code)
            throws ProblemException {
        if (!agent.administrator() && !agent.rights().containsKey(code)) {
            throw new ProblemException(Problem.UNKNOWN);
        }
        if (!agent.may(operation, code)) {
            throw new ProblemException(
                    Problem.RIGHT,
                    RightsTable.of(session.getContext().getRealm()).giving(operation));
        }
        return code;
    }
}
