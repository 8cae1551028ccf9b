package org.careidentity.registration.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.lifecycle.HeldAuthenticator;
import org.careidentity.registration.answer.Body;
import org.careidentity.registration.answer.Problem;
import org.careidentity.registration.answer.ProblemException;
import org.careidentity.registration.authenticator.AuthenticatorChanges;
import org.careidentity.registration.authenticator.Change;
import org.careidentity.registration.link.Links;
import org.careidentity.registration.person.Subject;
import org.careidentity.registration.rights.Agent;
import org.careidentity.registration.store.JobLine;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Looks at every line of a file as if it were carried out now, and changes nothing. */
final class DryRun {

    private static final int PAGE = 100;

    private final KeycloakSession session;
    private final Agent agent;
    private final Optional<String> organisation;

    /** The line that was the first to name an authenticator, or a method for a person, by what it named. */
    private final Map<String, Integer> firsts = new HashMap<>();

    DryRun(KeycloakSession session, Agent agent, Optional<String> organisation) {
        this.session = session;
        this.agent = agent;
        this.organisation = organisation;
    }

    /** What is right or wrong with each. A page of them has a session of its own, whose people are free after it. */
    List<JobLine> of(List<ChangeFile.Line> lines) {
        List<JobLine> checked = new ArrayList<>(lines.size());
        for (int start = 0; start < lines.size(); start += PAGE) {
            List<ChangeFile.Line> page = lines.subList(start, Math.min(lines.size(), start + PAGE));
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(),
                    session.getContext(),
                    own -> page.forEach(line -> checked.add(checked(own, line))));
        }
        return checked;
    }

    private JobLine checked(KeycloakSession own, ChangeFile.Line line) {
        try {
            return passed(own, line);
        } catch (ProblemException refused) {
            return new JobLine(
                    line.number(),
                    Cells.kept(line.cell("operation")),
                    Cells.kept(line.cell("uuid")),
                    Cells.kept(line.cell("method")),
                    Cells.kept(line.cell("authenticator")),
                    0,
                    Cells.kept(line.cell("reason")),
                    JobLine.Outcome.REFUSED,
                    Cells.kept(refused.words()));
        }
    }

    private JobLine passed(KeycloakSession own, ChangeFile.Line line) throws ProblemException {
        if (line.cells().isEmpty()) {
            throw malformed("A line has " + ChangeFile.COLUMNS.size() + " cells.");
        }
        if (!line.cells().values().stream().allMatch(Cells::fits)) {
            throw malformed("A cell is too long.");
        }
        BulkOperation operation = BulkOperation.of(line.cell("operation"))
                .orElseThrow(() -> malformed("The operation is issue, suspend, resume or remove."));
        Body.reason(line.cell("reason"));
        if (line.cells().values().stream().anyMatch(Body::hasControls)) {
            throw malformed("A cell has a control character, such as a line break: leave it out.");
        }
        Target target = new Target(own, agent, organisation);
        Subject subject = target.person(line.cell("uuid"));
        subject.require(operation.right());
        return operation.change().isPresent()
                ? passed(own, line, subject, target, operation.change().get())
                : issued(own, line, subject);
    }

    private JobLine issued(KeycloakSession own, ChangeFile.Line line, Subject subject) throws ProblemException {
        String method = line.cell("method");
        if (!line.cell("authenticator").isEmpty()) {
            throw malformed("What is issued has no id yet: leave the authenticator empty.");
        }
        new Links(own, subject).issuable(method);
        alone(line, subject.person().getId() + " " + method);
        return passed(line, subject, method, "", 0);
    }

    private JobLine passed(KeycloakSession own, ChangeFile.Line line, Subject subject, Target target, Change change)
            throws ProblemException {
        HeldAuthenticator held = target.authenticator(subject, line.cell("method"), line.cell("authenticator"));
        long version =
                new AuthenticatorChanges(own, subject).check(held, change).version();
        alone(line, held.id());
        return passed(line, subject, held.authenticator().method(), held.id(), version);
    }

    /** Two lines about one thing would each rest on a state that the other changes. */
    private void alone(ChangeFile.Line line, String what) throws ProblemException {
        Integer first = firsts.putIfAbsent(what, line.number());
        if (first != null) {
            throw malformed("Line " + first + " is about the same: a file has one line for each.");
        }
    }

    /** The person is named as the directory does: whoever approves is held against that. */
    private static JobLine passed(
            ChangeFile.Line line, Subject subject, String method, String authenticator, long version) {
        return new JobLine(
                line.number(),
                line.cell("operation"),
                subject.uuid(),
                method,
                authenticator,
                version,
                line.cell("reason"),
                JobLine.Outcome.PASSED,
                "");
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(Problem.MALFORMED, detail);
    }
}
