package org.careidentity.registration.store.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.mappers.directory.PersonAttributes;
import org.careidentity.registration.store.IndexedAuthenticator;
import org.careidentity.registration.store.PeopleIndex;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.UserEntity;

/**
 * An organisation's people are looked for by its code in quotes, as the attributes that hold roles and organisations have it in
 * their JSON.
 */
final class JpaPeopleIndex implements PeopleIndex {

    private static final List<String> ATTRIBUTES =
            List.of(PersonAttributes.ROLES, PersonAttributes.ORGANISATIONS, PersonAttributes.ORGANISATION_MEMBERSHIPS);
    private static final String PEOPLE =
            "from UserEntity u where u.realmId = :realm and u.serviceAccountClientLink is null";
    private static final String MEMBER = " and exists (select 1 from UserAttributeEntity a where a.user = u"
            + " and a.name in (:attributes) and (lower(a.value) like :member or lower(a.longValue) like :member))";
    private static final String URGENCY = " order by case when r.awaitsConfirmation = true then 0"
            + " when r.status = :quarantined then 1 when r.status = :disabled then 2 when r.status <> :active then 3"
            + " when r.expiresAt >= :now then 4 else 5 end,"
            + " case when r.awaitsConfirmation = true or r.status <> :active then coalesce(r.changedAt, r.createdAt)"
            + " else r.expiresAt end, r.id";
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int MOST_WORDS = 4;

    private final EntityManager entities;

    JpaPeopleIndex(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public List<Entry> byName(RealmModel realm, String text, Optional<String> organisation, String after, int most) {
        List<String> words = SPACES.splitAsStream(text.strip())
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .map(word -> escaped(word.toLowerCase(Locale.ROOT)) + "%")
                .toList();
        StringBuilder named = new StringBuilder();
        IntStream.range(0, words.size()).forEach(word -> named.append(" and (lower(u.lastName) like :word")
                .append(word)
                .append(" escape '\\' or lower(u.firstName) like :word")
                .append(word)
                .append(" escape '\\')"));
        TypedQuery<Object[]> query =
                page(Object[].class, "u.id, u.username", realm, named.toString(), organisation, after, most);
        IntStream.range(0, words.size()).forEach(word -> query.setParameter("word" + word, words.get(word)));
        return entries(query);
    }

    @Override
    public List<Entry> of(RealmModel realm, Optional<String> organisation, String after, int most) {
        // whole rows, which whoever looks at these people needs next
        return page(UserEntity.class, "u", realm, "", organisation, after, most)
                .getResultStream()
                .map(user -> new Entry(user.getId(), user.getUsername()))
                .toList();
    }

    private <T> TypedQuery<T> page(
            Class<T> type,
            String columns,
            RealmModel realm,
            String condition,
            Optional<String> organisation,
            String after,
            int most) {
        TypedQuery<T> query = entities.createQuery(
                        "select " + columns + " " + PEOPLE + condition + " and u.username > :after"
                                + (organisation.isPresent() ? MEMBER : "") + " order by u.username",
                        type)
                .setParameter("realm", realm.getId())
                .setParameter("after", after)
                .setMaxResults(most);
        return of(query, organisation);
    }

    private static <T> TypedQuery<T> of(TypedQuery<T> query, Optional<String> organisation) {
        organisation.ifPresent(code -> query.setParameter("attributes", ATTRIBUTES)
                .setParameter("member", "%\"" + code.toLowerCase(Locale.ROOT) + "\"%"));
        return query;
    }

    private static List<Entry> entries(TypedQuery<Object[]> query) {
        return query.getResultStream()
                .map(row -> new Entry((String) row[0], (String) row[1]))
                .toList();
    }

    /** What would be a wildcard is a letter. */
    private static String escaped(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    @Override
    public List<IndexedAuthenticator> attention(
            RealmModel realm,
            Optional<String> organisation,
            Instant now,
            Instant expiringBefore,
            int skipped,
            int most) {
        TypedQuery<Object[]> query = entities.createQuery(
                        "select r.userId, r.credentialId from CareIdentityAuthenticator r"
                                + " where r.realmId = :realm and r.status <> :removed"
                                + " and (r.awaitsConfirmation = true or r.status <> :active or r.expiresAt < :before)"
                                + (organisation.isPresent()
                                        ? " and r.userId in (select u.id " + PEOPLE + MEMBER + ")"
                                        : "")
                                + URGENCY,
                        Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("removed", AuthenticatorStatus.REMOVED)
                .setParameter("active", AuthenticatorStatus.ACTIVE)
                .setParameter("quarantined", AuthenticatorStatus.QUARANTINED)
                .setParameter("disabled", AuthenticatorStatus.DISABLED)
                .setParameter("before", expiringBefore.getEpochSecond())
                .setParameter("now", now.getEpochSecond())
                .setFirstResult(skipped)
                .setMaxResults(most);
        return of(query, organisation)
                .getResultStream()
                .map(row -> new IndexedAuthenticator((String) row[0], (String) row[1]))
                .toList();
    }
}
