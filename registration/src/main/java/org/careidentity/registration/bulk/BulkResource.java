package org.careidentity.registration.bulk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.careidentity.registration.answer.Answers;
import org.careidentity.registration.answer.Problem;
import org.careidentity.registration.answer.ProblemException;
import org.careidentity.registration.audit.Audit;
import org.careidentity.registration.person.Caller;
import org.careidentity.registration.rights.Agent;
import org.careidentity.registration.rights.Operation;
import org.careidentity.registration.store.Job;
import org.keycloak.models.KeycloakSession;

/** Files of changes: checked, approved where the realm asks for it, carried out in steps, reported. */
public final class BulkResource {

    private static final String PATH = "bulk";
    private static final int CREATED = 201;

    private final KeycloakSession session;
    private final Answers answers;

    /** For the realm of the request. */
    public BulkResource(KeycloakSession session, Answers answers) {
        this.session = session;
        this.answers = answers;
    }

    /** Checks a file. */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Response check(@QueryParam("organisation") String asked, InputStream body) {
        return answers.to(agent -> {
            Optional<String> organisation = organisation(agent, asked);
            List<ChangeFile.Line> lines = ChangeFile.read(bytes(body));
            Jobs jobs = new Jobs(session, agent);
            Job job = jobs.add(organisation, new DryRun(session, agent, organisation).of(lines));
            return Answers.json(CREATED, new JobView(session, jobs).of(job));
        });
    }

    private Optional<String> organisation(Agent agent, String asked) throws ProblemException {
        try {
            return Caller.organisation(session, agent, Operation.BULK, asked);
        } catch (ProblemException refused) {
            throw recorded(agent, refused, PATH);
        }
    }

    private ProblemException recorded(Agent agent, ProblemException refused, String... path) {
        new Audit(session, agent).refused(Operation.BULK, refused, path);
        return refused;
    }

    private interface Work {
        Response.ResponseBuilder of(Jobs jobs, Job job) throws ProblemException;
    }

    /** Does something with a file; what is refused of one that the agent may know of is recorded. */
    private Response changed(String id, Work work) {
        return answers.to(agent -> {
            Jobs jobs = new Jobs(session, agent);
            try {
                return work.of(jobs, jobs.find(id));
            } catch (ProblemException refused) {
                throw refused.problem() == Problem.UNKNOWN ? refused : recorded(agent, refused, PATH, id);
            }
        });
    }

    /** The latest files, without their lines. */
    @GET
    public Response latest(@QueryParam("organisation") String asked) {
        return answers.to(agent -> {
            Jobs jobs = new Jobs(session, agent);
            JobView view = new JobView(session, jobs);
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            var list = body.putArray("jobs");
            jobs.latest(Caller.organisation(session, agent, Operation.BULK, asked)).stream()
                    .map(view::summary)
                    .forEach(list::add);
            return Answers.json(body);
        });
    }

    /** No more than a file may have, and one to know that it has more. */
    private static byte[] bytes(InputStream body) throws ProblemException {
        try {
            return body == null ? new byte[0] : body.readNBytes(ChangeFile.MOST_BYTES + 1);
        } catch (IOException broken) {
            throw new ProblemException(Problem.MALFORMED, "The file did not come as a whole: send it again.");
        }
    }

    /** How far a job is. */
    @GET
    @Path("{job}")
    public Response job(@PathParam("job") String id) {
        return answers.to(agent -> {
            Jobs jobs = new Jobs(session, agent);
            return Answers.json(new JobView(session, jobs).of(jobs.find(id)));
        });
    }

    /** Carries its next lines out. */
    @POST
    @Path("{job}/run")
    @Consumes(MediaType.WILDCARD)
    public Response run(@PathParam("job") String id) {
        return changed(id, (jobs, job) -> {
            List<LineRun.End> ends = jobs.run(job);
            JobView view = new JobView(session, jobs);
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.set("job", view.of(job));
            var lines = body.putArray("lines");
            ends.stream().map(view::of).forEach(lines::add);
            return Answers.json(body);
        });
    }

    /** Approves one. */
    @POST
    @Path("{job}/approval")
    @Consumes(MediaType.WILDCARD)
    public Response approve(@PathParam("job") String id) {
        return changed(id, (jobs, job) -> {
            jobs.approve(job);
            return Response.noContent();
        });
    }

    /** What became of it, line by line. */
    @GET
    @Path("{job}/report")
    public Response report(@PathParam("job") String id) {
        return answers.to(agent -> {
            Jobs jobs = new Jobs(session, agent);
            return Response.ok(new JobReport(jobs).of(jobs.find(id)), "text/csv;charset=UTF-8")
                    .header("Content-Disposition", "attachment; filename=\"report.csv\"");
        });
    }
}
