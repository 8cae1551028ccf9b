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
            + " and a.name in (:attributes) and (a.value like :member or a.longValue like :member))";
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
        TypedQuery<Object[]> query = page(realm, named.toString(), organisation, after, most);
        IntStream.range(0, words.size()).forEach(word -> query.setParameter("word" + word, words.get(word)));
        return entries(query);
    }

    @Override
    public List<Entry> of(RealmModel realm, Optional<String> organisation, String after, int most) {
        return entries(page(realm, "", organisation, after, most));
    }

    private TypedQuery<Object[]> page(
            RealmModel realm, String condition, Optional<String> organisation, String after, int most) {
        TypedQuery<Object[]> query = entities.createQuery(
                        "select u.id, u.username " + PEOPLE + condition + " and u.username > :after"
                                + (organisation.isPresent() ? MEMBER : "") + " order by u.username",
                        Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("after", after)
                .setMaxResults(most);
        return of(query, organisation);
    }

    private static <T> TypedQuery<T> of(TypedQuery<T> query, Optional<String> organisation) {
        organisation.ifPresent(
                code -> query.setParameter("attributes", ATTRIBUTES).setParameter("member", "%\"" + code + "\"%"));
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
            RealmModel realm, Optional<String> organisation, Instant expiringBefore, int most) {
        TypedQuery<Object[]> query = authenticators(
                        realm,
                        organisation,
                        " and (r.awaitsConfirmation = true or r.status <> :active or r.expiresAt < :before)"
                                + " order by r.changedAt desc, r.expiresAt, r.id")
                .setParameter("active", AuthenticatorStatus.ACTIVE)
                .setParameter("before", expiringBefore.getEpochSecond())
                .setMaxResults(most);
        return indexed(query);
    }

    @Override
    public List<IndexedAuthenticator> authenticators(RealmModel realm, Optional<String> organisation) {
        return indexed(authenticators(realm, organisation, " order by r.userId, r.id"));
    }

    private TypedQuery<Object[]> authenticators(RealmModel realm, Optional<String> organisation, String condition) {
        TypedQuery<Object[]> query = entities.createQuery(
                        "select r.userId, r.credentialId, r.method, r.status, r.awaitsConfirmation, r.expiresAt"
                                + " from CareIdentityAuthenticator r where r.realmId = :realm and r.status <> :removed"
                                + (organisation.isPresent()
                                        ? " and r.userId in (select u.id " + PEOPLE + MEMBER + ")"
                                        : "")
                                + condition,
                        Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("removed", AuthenticatorStatus.REMOVED);
        return of(query, organisation);
    }

    private static List<IndexedAuthenticator> indexed(TypedQuery<Object[]> query) {
        return query.getResultStream()
                .map(row -> new IndexedAuthenticator(
                        (String) row[0],
                        (String) row[1],
                        (String) row[2],
                        (AuthenticatorStatus) row[3],
                        (Boolean) row[4],
                        Optional.ofNullable((Long) row[5]).map(Instant::ofEpochSecond)))
                .toList();
    }

    @Override
    public long count(RealmModel realm, Optional<String> organisation) {
        return of(
                        entities.createQuery(
                                        "select count(u) " + PEOPLE + (organisation.isPresent() ? MEMBER : ""),
                                        Long.class)
                                .setParameter("realm", realm.getId()),
                        organisation)
                .getSingleResult();
    }
}
