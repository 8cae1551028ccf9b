package org.careidentity.registration.bulk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.careidentity.registration.person.PersonName;
import org.careidentity.registration.store.Job;
import org.careidentity.registration.store.JobLine;
import org.careidentity.registration.store.JobLine.Outcome;
import org.keycloak.models.KeycloakSession;

/** A file of changes as agents see it. */
record JobView(KeycloakSession session, Jobs jobs) {

    private static final int MOST_PROBLEMS = 100;

    /** As the API describes it. */
    ObjectNode of(Job job) {
        ObjectNode view = summary(job);
        ArrayNode problems = view.putArray("problems");
        jobs.problems(job, MOST_PROBLEMS).forEach(line -> problems.add(line(line, line.outcome(), line.detail())));
        return view;
    }

    /** The same without its lines. */
    ObjectNode summary(Job job) {
        Map<Outcome, Integer> outcomes = jobs.outcomes(job);
        int waiting = outcomes.get(Outcome.PASSED);
        ObjectNode view = JsonNodeFactory.instance.objectNode().put("id", job.id());
        Jobs.organisation(job).ifPresent(code -> view.put("organisation", code));
        return view.put("broughtBy", PersonName.of(session, job.askedBy()))
                .put("mine", jobs.isMine(job))
                .put("created", job.created().toString())
                .put("lines", job.lines())
                .put("passed", job.lines() - outcomes.get(Outcome.REFUSED))
                .put("done", job.lines() - waiting)
                .put("failed", outcomes.get(Outcome.FAILED))
                .put("needsApproval", job.needsApproval() && job.approvedBy().isEmpty());
    }

    /** A line that was carried out now, with the secrets of a link: nobody can read these later. */
    ObjectNode of(LineRun.End end) {
        ObjectNode view = line(end.line(), end.outcome(), end.detail());
        end.link().ifPresent(made -> view.put("link", made.address().toString()).put("passphrase", made.passphrase()));
        return view;
    }

    private static ObjectNode line(JobLine line, Outcome outcome, String detail) {
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("line", line.number())
                .put("uuid", line.uuid())
                .put("operation", line.operation())
                .put("outcome", outcome.name().toLowerCase(Locale.ROOT));
        if (!detail.isEmpty()) {
            view.put("detail", detail);
        }
        return view;
    }
}
