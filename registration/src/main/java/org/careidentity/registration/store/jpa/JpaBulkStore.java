package org.careidentity.registration.store.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.careidentity.registration.store.BulkStore;
import org.careidentity.registration.store.Job;
import org.careidentity.registration.store.JobLine;
import org.keycloak.models.RealmModel;

final class JpaBulkStore implements BulkStore {

    private static final int BATCH = 100;
    private static final int LONGEST_DETAIL = 255;

    private final EntityManager entities;

    JpaBulkStore(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public void add(RealmModel realm, Job job, List<JobLine> lines) {
        entities.persist(JobRow.of(realm, job));
        int written = 0;
        for (JobLine line : lines) {
            entities.persist(JobLineRow.of(job.id(), line));
            written++;
            if (written % BATCH == 0) {
                entities.flush();
                entities.clear();
            }
        }
        entities.flush();
    }

    @Override
    public List<Job> of(RealmModel realm, Optional<String> organisation, int most) {
        TypedQuery<JobRow> query = entities.createQuery(
                        "from CareIdentityJob where realmId = :realm"
                                + (organisation.isPresent() ? " and organisation = :organisation" : "")
                                + " order by createdAt desc, id",
                        JobRow.class)
                .setParameter("realm", realm.getId())
                .setMaxResults(most);
        organisation.ifPresent(code -> query.setParameter("organisation", code));
        return query.getResultStream().peek(entities::detach).map(JobRow::job).toList();
    }

    @Override
    public Optional<Job> find(RealmModel realm, String id) {
        Optional<JobRow> row = entities.createQuery(
                        "from CareIdentityJob where realmId = :realm and id = :id", JobRow.class)
                .setParameter("realm", realm.getId())
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
        row.ifPresent(entities::detach);
        return row.map(JobRow::job);
    }

    @Override
    public boolean approve(RealmModel realm, String id, String by) {
        return 1
                == entities.createQuery(
                                "update CareIdentityJob set approvedBy = :by where realmId = :realm and id = :id"
                                        + " and approvedBy is null")
                        .setParameter("by", by)
                        .setParameter("realm", realm.getId())
                        .setParameter("id", id)
                        .executeUpdate();
    }

    @Override
    public Map<JobLine.Outcome, Integer> outcomes(String job) {
        Map<JobLine.Outcome, Integer> outcomes = new EnumMap<>(JobLine.Outcome.class);
        for (JobLine.Outcome outcome : JobLine.Outcome.values()) {
            outcomes.put(outcome, 0);
        }
        entities.createQuery(
                        "select outcome, count(*) from CareIdentityJobLine where jobId = :job group by outcome",
                        Object[].class)
                .setParameter("job", job)
                .getResultStream()
                .forEach(row -> outcomes.put((JobLine.Outcome) row[0], ((Long) row[1]).intValue()));
        return outcomes;
    }

    @Override
    public List<JobLine> lines(String job, Set<JobLine.Outcome> outcomes, int most) {
        return read(entities.createQuery(
                                "from CareIdentityJobLine where jobId = :job and outcome in (:outcomes) order by number",
                                JobLineRow.class)
                        .setParameter("job", job)
                        .setParameter("outcomes", outcomes)
                        .setMaxResults(most))
                .toList();
    }

    @Override
    public Stream<JobLine> lines(String job) {
        return read(
                entities.createQuery("from CareIdentityJobLine where jobId = :job order by number", JobLineRow.class)
                        .setParameter("job", job));
    }

    /** Other transactions change lines meanwhile: what this one has read before is not what they are. */
    private Stream<JobLine> read(TypedQuery<JobLineRow> query) {
        return query.getResultStream().map(row -> {
            entities.detach(row);
            return row.line();
        });
    }

    @Override
    public boolean end(String job, int line, JobLine.Outcome outcome, String detail) {
        return 1
                == entities.createQuery("update CareIdentityJobLine set outcome = :outcome, detail = :detail"
                                + " where jobId = :job and number = :line and outcome = :passed")
                        .setParameter("outcome", outcome)
                        .setParameter(
                                "detail", Texts.stored(detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL))))
                        .setParameter("job", job)
                        .setParameter("line", line)
                        .setParameter("passed", JobLine.Outcome.PASSED)
                        .executeUpdate();
    }
}
