package org.careidentity.registration.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.RealmModel;

/** Files of changes, and what became of their lines. */
public interface BulkStore {

    /** Keeps a new one with its lines. */
    void add(RealmModel realm, Job job, List<JobLine> lines);

    /**
     * Those of an organisation, the latest first.
     *
     * @param organisation ODS code; empty for all
     */
    List<Job> of(RealmModel realm, Optional<String> organisation, int most);

    /** The one with an id. */
    Optional<Job> find(RealmModel realm, String id);

    /**
     * Approves one.
     *
     * @return false when somebody has
     */
    boolean approve(RealmModel realm, String id, String by);

    /** How many lines have each outcome. */
    Map<JobLine.Outcome, Integer> outcomes(String job);

    /** Its lines with one of these outcomes, the first ones. */
    List<JobLine> lines(String job, Set<JobLine.Outcome> outcomes, int most);

    /** All its lines, in order. */
    Stream<JobLine> lines(String job);

    /**
     * Writes how a line ended, if it is still {@link JobLine.Outcome#PASSED}: of two that carry out the same line at once, the
     * later waits for the earlier and finds it done.
     */
    boolean end(String job, int line, JobLine.Outcome outcome, String detail);
}
