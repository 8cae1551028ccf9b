package org.careidentity.registration.api;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.Response;
import org.careidentity.registration.answer.Answers;
import org.careidentity.registration.answer.Problem;
import org.careidentity.registration.answer.ProblemException;

/** A path that the API does not have: a problem document, as every refusal is. */
public final class UnknownResource {

    private final Answers answers;

    UnknownResource(Answers answers) {
        this.answers = answers;
    }

    /** Nothing to get. */
    @GET
    public Response get() {
        return unknown();
    }

    /** Nothing to do. */
    @POST
    public Response post() {
        return unknown();
    }

    /** Nothing to put. */
    @PUT
    public Response put() {
        return unknown();
    }

    /** Nothing to delete. */
    @DELETE
    public Response delete() {
        return unknown();
    }

    private Response unknown() {
        return answers.to(agent -> {
            throw new ProblemException(Problem.UNKNOWN);
        });
    }
}
