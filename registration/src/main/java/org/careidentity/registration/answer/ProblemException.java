package org.careidentity.registration.answer;

import java.util.List;
import java.util.stream.Collectors;
import org.careidentity.registration.rights.RightsTable;

/** Something is not done. Thrown before anything has changed. */
public final class ProblemException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final String detail;
    private final transient List<RightsTable.Entry> roles;

    /** With the problem's own words. */
    public ProblemException(Problem problem) {
        this(problem, problem.detail(), List.of());
    }

    /**
     * With other words.
     *
     * @param detail what to do
     */
    public ProblemException(Problem problem, String detail) {
        this(problem, detail, List.of());
    }

    /**
     * With the roles that would allow it.
     *
     * @param roles lines of the realm's table of rights
     */
    public ProblemException(Problem problem, List<RightsTable.Entry> roles) {
        this(problem, problem.detail(), roles);
    }

    private ProblemException(Problem problem, String detail, List<RightsTable.Entry> roles) {
        super(problem.reason());
        this.problem = problem;
        this.detail = detail;
        this.roles = List.copyOf(roles);
    }

    /** What kind of problem it is. */
    public Problem problem() {
        return problem;
    }

    /** What to do. */
    public String detail() {
        return detail;
    }

    /** What is wrong and what to do, on one line. */
    public String words() {
        String who = roles.stream().map(RightsTable.Entry::name).distinct().collect(Collectors.joining(", "));
        return problem.title() + ". " + detail + (who.isEmpty() ? "" : " (" + who + ")");
    }

    List<RightsTable.Entry> roles() {
        return roles;
    }
}
