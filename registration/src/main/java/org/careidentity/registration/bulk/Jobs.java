package org.careidentity.registration.bulk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.careidentity.registration.answer.Problem;
import org.careidentity.registration.answer.ProblemException;
import org.careidentity.registration.approval.FourEyes;
import org.careidentity.registration.audit.Audit;
import org.careidentity.registration.rights.Agent;
import org.careidentity.registration.rights.Operation;
import org.careidentity.registration.rights.RightsTable;
import org.careidentity.registration.store.BulkStore;
import org.careidentity.registration.store.Job;
import org.careidentity.registration.store.JobLine;
import org.careidentity.registration.store.RegistrationStore;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The files of changes of an agent's organisations. */
final class Jobs {

    private static final int AT_ONCE = 50;
    private static final int MOST_SHOWN = 50;
    private static final String PATH = "bulk";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Agent agent;
    private final BulkStore store;
    private final Audit audit;

    Jobs(KeycloakSession session, Agent agent) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.agent = agent;
        this.store = session.getProvider(RegistrationStore.class).bulk();
        this.audit = new Audit(session, agent);
    }

    /** The organisation that a job is carried out for; empty for an administrator's, which is for all. */
    static Optional<String> organisation(Job job) {
        return Optional.of(job.organisation()).filter(code -> !code.isEmpty());
    }

    /** Keeps a file with what its dry run found. */
    Job add(Optional<String> organisation, List<JobLine> lines) {
        Set<Operation> held = FourEyes.of(realm);
        Job job = new Job(
                UUID.randomUUID().toString(),
                organisation.orElse(""),
                agent.id(),
                !held.isEmpty()
                        && (held.contains(Operation.BULK) || lines.stream().anyMatch(line -> asks(line, held))),
                Optional.empty(),
                lines.size(),
                now());
        // of its own: what is written there is not to stay in this request's memory
        KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), own -> {
            RealmModel same = own.realms().getRealm(realm.getId());
            own.getProvider(RegistrationStore.class).bulk().add(same, job, lines);
        });
        audit.done(Operation.BULK, details(job, "checked", lines.size()), PATH, job.id());
        return job;
    }

    private static boolean asks(JobLine line, Set<Operation> held) {
        return line.outcome() == JobLine.Outcome.PASSED
                && BulkOperation.of(line.operation())
                        .filter(operation -> held.contains(operation.right()))
                        .isPresent();
    }

    /** The latest ones of an organisation that the agent may carry files of changes out for. */
    List<Job> latest(Optional<String> organisation) {
        return store.of(realm, organisation, MOST_SHOWN);
    }

    /** The one with an id, of an organisation that the agent may carry files of changes out for. */
    Job find(String id) throws ProblemException {
        Job job = store.find(realm, id)
                .filter(found -> agent.administrator() || agent.rights().containsKey(found.organisation()))
                .orElseThrow(() -> new ProblemException(Problem.UNKNOWN));
        require(Operation.BULK, job);
        return job;
    }

    private void require(Operation operation, Job job) throws ProblemException {
        if (!agent.may(operation, job.organisation())) {
            throw new ProblemException(Problem.RIGHT, RightsTable.of(realm).giving(operation));
        }
    }

    /** Whether the agent brought it. */
    boolean isMine(Job job) {
        return job.askedBy().equals(agent.id());
    }

    /** How many of its lines have each outcome. */
    Map<JobLine.Outcome, Integer> outcomes(Job job) {
        return store.outcomes(job.id());
    }

    /** The first lines with something wrong. */
    List<JobLine> problems(Job job, int most) {
        return store.lines(job.id(), Set.of(JobLine.Outcome.REFUSED, JobLine.Outcome.FAILED), most);
    }

    /** Hands over all its lines. */
    void lines(Job job, Consumer<JobLine> to) {
        try (var lines = store.lines(job.id())) {
            lines.forEach(to);
        }
    }

    /** Carries the next lines out. */
    List<LineRun.End> run(Job job) throws ProblemException {
        List<JobLine> next = store.lines(job.id(), Set.of(JobLine.Outcome.PASSED), AT_ONCE);
        Set<Operation> held = FourEyes.of(realm);
        boolean needs = job.needsApproval()
                || held.contains(Operation.BULK)
                || next.stream().anyMatch(line -> asks(line, held));
        if (needs && job.approvedBy().isEmpty()) {
            throw new ProblemException(Problem.STATE, "Another agent has to approve this file first.");
        }
        LineRun run = new LineRun(session, agent, job);
        List<LineRun.End> ends = new ArrayList<>();
        next.forEach(line -> run.run(line).ifPresent(ends::add));
        if (!ends.isEmpty()) {
            audit.done(Operation.BULK, details(job, "carried out", ends.size()), PATH, job.id());
        }
        return ends;
    }

    /** Approves one, as somebody who could carry all of it out, and neither brought it nor has a line in it. */
    void approve(Job job) throws ProblemException {
        permit(job);
        if (!store.approve(realm, job.id(), agent.id())) {
            throw new ProblemException(Problem.STALE);
        }
        audit.done(Operation.BULK, details(job, "approval", job.lines()), PATH, job.id());
    }

    private void permit(Job job) throws ProblemException {
        Approver approver = new Approver(session, agent);
        if (isMine(job)) {
            throw new ProblemException(Problem.SECOND_AGENT);
        }
        List<JobLine> lines = new ArrayList<>();
        lines(job, line -> {
            if (line.outcome() == JobLine.Outcome.PASSED) {
                lines.add(line);
            }
        });
        for (Operation operation : approver.operations(lines)) {
            require(operation, job);
        }
        approver.check(lines);
    }

    private static Map<String, String> details(Job job, String change, int lines) {
        return Map.of(
                "care_identity_change",
                change,
                "care_identity_job",
                job.id(),
                "care_identity_organisation",
                job.organisation(),
                "care_identity_lines",
                Integer.toString(lines));
    }

    private static Instant now() {
        return Instant.ofEpochSecond(Time.currentTime());
    }
}
