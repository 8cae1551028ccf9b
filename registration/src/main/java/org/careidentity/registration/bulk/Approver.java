package org.careidentity.registration.bulk;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.careidentity.mappers.directory.PersonAttributes;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.registration.answer.Problem;
import org.careidentity.registration.answer.ProblemException;
import org.careidentity.registration.link.IssuableMethod;
import org.careidentity.registration.rights.Agent;
import org.careidentity.registration.rights.Operation;
import org.careidentity.registration.store.JobLine;
import org.keycloak.models.KeycloakSession;

/** Whether an agent may answer for the lines of somebody else's file. */
final class Approver {

    private final Agent agent;
    private final Map<String, AssuranceLevel> levels;

    Approver(KeycloakSession session, Agent agent) {
        this.agent = agent;
        this.levels = IssuableMethod.of(session).stream()
                .collect(Collectors.toMap(IssuableMethod::id, IssuableMethod::level));
    }

    /** What lines ask for. */
    Set<Operation> operations(List<JobLine> lines) {
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        lines.forEach(line -> operations.add(operation(line).right()));
        return operations;
    }

    /** Refuses one who is in a line, or whose session proves less than a line is worth. */
    void check(List<JobLine> lines) throws ProblemException {
        String own = PersonAttributes.uuid(agent.user()).orElse(agent.user().getUsername());
        for (JobLine line : lines) {
            if (line.uuid().equals(own)) {
                throw new ProblemException(Problem.SECOND_AGENT);
            }
            if (!agent.reaches(level(line))) {
                throw new ProblemException(Problem.LEVEL);
            }
        }
    }

    /** As for a single change; a method that nobody issues links for, as smartcards, is of the highest. */
    private AssuranceLevel level(JobLine line) {
        AssuranceLevel highest = levels.getOrDefault(line.method(), AssuranceLevel.AAL3);
        return operation(line).change().map(change -> change.level(highest)).orElse(highest);
    }

    private static BulkOperation operation(JobLine line) {
        return BulkOperation.of(line.operation()).orElseThrow();
    }
}
