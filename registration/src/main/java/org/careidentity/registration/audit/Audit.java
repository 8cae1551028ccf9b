package org.careidentity.registration.audit;

import java.util.Map;
import java.util.Optional;
import org.careidentity.registration.answer.ProblemException;
import org.careidentity.registration.rights.Agent;
import org.careidentity.registration.rights.Operation;
import org.careidentity.registration.store.Proposal;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * Keycloak's admin events of what agents do: who, for whom, by which organisation, why; refusals too, with the reason code as
 * the error.
 */
public final class Audit {

    /** The resource type of the events. */
    public static final String RESOURCE = "CARE_IDENTITY_REGISTRATION";

    private final KeycloakSession session;
    private final Agent agent;

    /** For what an agent does in the realm of the request. */
    public Audit(KeycloakSession session, Agent agent) {
        this.session = session;
        this.agent = agent;
    }

    /**
     * Says that something was done.
     *
     * @param person the id of the user whom it was done for
     * @param details more of it, by names of event details
     */
    public void done(Operation operation, String person, Map<String, String> details, String... path) {
        event(operation, Optional.of(person), details, path).success();
    }

    /** Says that something was done that is for no single person. */
    public void done(Operation operation, Map<String, String> details, String... path) {
        event(operation, Optional.empty(), details, path).success();
    }

    /** Says that something was done that its operation alone does not tell of. */
    public void done(
            OperationType type, Operation operation, String person, Map<String, String> details, String... path) {
        event(operation, Optional.of(person), details, path).operation(type).success();
    }

    /** Says that something was proposed, and not done. */
    public void proposed(Proposal proposal, String change, String... path) {
        done(
                OperationType.ACTION,
                proposal.operation(),
                proposal.person(),
                Map.of(
                        "care_identity_change",
                        "proposal of " + change,
                        "care_identity_reason",
                        proposal.reason(),
                        "care_identity_proposal",
                        proposal.id(),
                        "care_identity_organisation",
                        proposal.organisation()),
                path);
    }

    /** Says that something was not done. */
    public void refused(Operation operation, String person, ProblemException why, String... path) {
        refused(operation, person, Map.of(), why, path);
    }

    /**
     * Says that something was not done.
     *
     * @param details more of it, by names of event details
     */
    public void refused(
            Operation operation, String person, Map<String, String> details, ProblemException why, String... path) {
        refused(operation, Optional.of(person), details, why, path);
    }

    /** Says that something was not done that would have been for no single person. */
    public void refused(Operation operation, ProblemException why, String... path) {
        refused(operation, Optional.empty(), Map.of(), why, path);
    }

    private void refused(
            Operation operation,
            Optional<String> person,
            Map<String, String> details,
            ProblemException why,
            String... path) {
        if (session.getTransactionManager().getRollbackOnly()) {
            // what is written beside what is taken back would go with it
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(), session.getContext(), own -> new Audit(own, agent)
                            .refused(operation, person, details, why, path));
            return;
        }
        AdminEventBuilder event = event(operation, person, details, path);
        event.getEvent().setError(why.problem().reason());
        event.success();
    }

    private AdminEventBuilder event(
            Operation operation, Optional<String> person, Map<String, String> details, String... path) {
        AdminEventBuilder event = new AdminEventBuilder(
                        session.getContext().getRealm(),
                        agent.auth(),
                        session,
                        session.getContext().getConnection())
                .realm(session.getContext().getRealm())
                .operation(type(operation))
                .resource(RESOURCE)
                .resourcePath(path)
                .detail("care_identity_operation", operation.id());
        person.ifPresent(id -> event.detail("care_identity_person", id));
        details.forEach((name, value) -> event.detail(name, value));
        return event;
    }

    private static OperationType type(Operation operation) {
        return switch (operation) {
            case ISSUE -> OperationType.CREATE;
            case REMOVE -> OperationType.DELETE;
            case CONFIRM, SUSPEND, RESUME -> OperationType.UPDATE;
            case FIND, VIEW, UNLOCK, OVERVIEW, EXPORT, BULK -> OperationType.ACTION;
        };
    }
}
