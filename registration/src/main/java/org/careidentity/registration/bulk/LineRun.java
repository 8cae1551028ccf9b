package org.careidentity.registration.bulk;

import java.util.Optional;
import org.careidentity.authenticators.lifecycle.HeldAuthenticator;
import org.careidentity.authenticators.notice.BackgroundMail;
import org.careidentity.registration.answer.ProblemException;
import org.careidentity.registration.audit.Audit;
import org.careidentity.registration.authenticator.AuthenticatorChanges;
import org.careidentity.registration.authenticator.Change;
import org.careidentity.registration.link.Links;
import org.careidentity.registration.link.NewLink;
import org.careidentity.registration.person.Subject;
import org.careidentity.registration.rights.Agent;
import org.careidentity.registration.store.BulkStore;
import org.careidentity.registration.store.Job;
import org.careidentity.registration.store.JobLine;
import org.careidentity.registration.store.RegistrationStore;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionTaskWithResult;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Carries lines of a job out, each in a transaction of its own that first marks it as done: of two runs at once, on whichever
 * nodes, one does it, and a server that dies has done it and said so, or neither.
 */
final class LineRun {

    private static final Logger LOGGER = Logger.getLogger(LineRun.class);
    private static final String BROKEN = "The server could not carry it out; its log says why. Nothing of it was done.";

    private final KeycloakSession session;
    private final Agent agent;
    private final Job job;

    LineRun(KeycloakSession session, Agent agent, Job job) {
        this.session = session;
        this.agent = agent;
        this.job = job;
    }

    /**
     * How a line ended.
     *
     * @param link what was issued, with its secrets; empty for another operation
     */
    record End(JobLine line, JobLine.Outcome outcome, String detail, Optional<NewLink> link) {}

    /** Carries one out; empty when another run has it. */
    Optional<End> run(JobLine line) {
        try {
            return inTransaction(own -> attempt(own, line));
        } catch (NotDone refused) {
            return failed(line, Optional.of(refused.why()), refused.why().words());
        } catch (RuntimeException broken) {
            LOGGER.errorf(broken, "Line %d of job %s could not be carried out", line.number(), job.id());
            return failed(line, Optional.empty(), BROKEN);
        }
    }

    private Optional<End> attempt(KeycloakSession own, JobLine line) {
        if (!store(own).end(job.id(), line.number(), JobLine.Outcome.DONE, "")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new End(line, JobLine.Outcome.DONE, "", done(own, line)));
        } catch (ProblemException refused) {
            throw new NotDone(refused);
        }
    }

    private Optional<NewLink> done(KeycloakSession own, JobLine line) throws ProblemException {
        BackgroundMail.patient(own);
        Target target = target(own);
        Subject subject = target.person(line.uuid());
        Optional<Change> change = operation(line).change();
        if (change.isEmpty()) {
            Links links = new Links(own, subject);
            return Optional.of(links.issue(links.issuable(line.method()), line.reason(), false));
        }
        HeldAuthenticator held = target.authenticator(subject, line.method(), line.authenticator());
        new AuthenticatorChanges(own, subject).applyApproved(held, change.get(), line.version(), line.reason());
        return Optional.empty();
    }

    private Optional<End> failed(JobLine line, Optional<ProblemException> why, String detail) {
        try {
            boolean ended = inTransaction(own -> {
                if (!store(own).end(job.id(), line.number(), JobLine.Outcome.FAILED, detail)) {
                    return false;
                }
                why.ifPresent(problem -> audit(own, line, problem));
                return true;
            });
            return ended
                    ? Optional.of(new End(line, JobLine.Outcome.FAILED, detail, Optional.empty()))
                    : Optional.empty();
        } catch (RuntimeException unmarked) {
            LOGGER.errorf(unmarked, "Line %d of job %s stays to be carried out", line.number(), job.id());
            return Optional.empty();
        }
    }

    /** What the transaction that was rolled back had written of the refusal is gone with it. */
    private void audit(KeycloakSession own, JobLine line, ProblemException why) {
        String[] path = {"bulk", job.id(), "lines", Integer.toString(line.number())};
        Audit audit = new Audit(own, agent);
        try {
            audit.refused(
                    operation(line).right(),
                    target(own).person(line.uuid()).person().getId(),
                    why,
                    path);
        } catch (ProblemException unknown) {
            audit.refused(operation(line).right(), why, path);
        }
    }

    private Target target(KeycloakSession own) {
        return new Target(own, agent, Jobs.organisation(job));
    }

    private static BulkOperation operation(JobLine line) {
        return BulkOperation.of(line.operation()).orElseThrow();
    }

    private static BulkStore store(KeycloakSession own) {
        return own.getProvider(RegistrationStore.class).bulk();
    }

    private <T> T inTransaction(KeycloakSessionTaskWithResult<T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(), session.getContext(), work, "care-identity-bulk-line");
    }

    /** Takes a transaction back. */
    private static final class NotDone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final ProblemException why;

        NotDone(ProblemException why) {
            super(why);
            this.why = why;
        }

        ProblemException why() {
            return why;
        }
    }
}
