package org.careidentity.registration.store.jpa;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.careidentity.registration.store.Link;
import org.careidentity.registration.store.LinkState;
import org.careidentity.registration.store.LinkStore;
import org.keycloak.models.RealmModel;

final class JpaLinkStore implements LinkStore {

    private static final String OF_ID = " where realmId = :realm and id = :id";
    private static final String USABLE = " and state in (:states) and expiresAt > :now";
    private static final List<LinkState> OPEN = List.of(LinkState.ISSUED, LinkState.OPENED);

    private final EntityManager entities;

    JpaLinkStore(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public void add(RealmModel realm, Link link) {
        entities.persist(LinkRow.of(realm, link));
        entities.flush();
    }

    @Override
    public Optional<Link> find(RealmModel realm, String id) {
        return one(realm, "id", id);
    }

    @Override
    public Optional<Link> ofToken(RealmModel realm, String tokenHash) {
        return one(realm, "tokenHash", tokenHash);
    }

    private Optional<Link> one(RealmModel realm, String column, String value) {
        Optional<LinkRow> row = entities.createQuery(
                        "from CareIdentityLink where realmId = :realm and " + column + " = :value", LinkRow.class)
                .setParameter("realm", realm.getId())
                .setParameter("value", value)
                .getResultStream()
                .findFirst();
        row.ifPresent(entities::detach);
        return row.map(LinkRow::link);
    }

    @Override
    public List<Link> openOf(RealmModel realm, String person, Instant now) {
        return entities.createQuery(
                        "from CareIdentityLink where realmId = :realm and userId = :person" + USABLE
                                + " order by createdAt desc, id",
                        LinkRow.class)
                .setParameter("realm", realm.getId())
                .setParameter("person", person)
                .setParameter("states", OPEN)
                .setParameter("now", now.getEpochSecond())
                .getResultStream()
                .peek(entities::detach)
                .map(LinkRow::link)
                .toList();
    }

    @Override
    public boolean open(RealmModel realm, String id, String browserHash, Instant now) {
        return 1
                == entities.createQuery(
                                "update CareIdentityLink set browserHash = :browser, state = :opened" + OF_ID + USABLE)
                        .setParameter("browser", browserHash)
                        .setParameter("opened", LinkState.OPENED)
                        .setParameter("realm", realm.getId())
                        .setParameter("id", id)
                        .setParameter("states", List.of(LinkState.ISSUED))
                        .setParameter("now", now.getEpochSecond())
                        .executeUpdate();
    }

    @Override
    public Optional<Integer> takeTry(RealmModel realm, String id, int most, Instant now) {
        boolean taken = 1
                == entities.createQuery(
                                "update CareIdentityLink set tries = tries + 1" + OF_ID + USABLE + " and tries < :most")
                        .setParameter("realm", realm.getId())
                        .setParameter("id", id)
                        .setParameter("states", List.of(LinkState.OPENED))
                        .setParameter("now", now.getEpochSecond())
                        .setParameter("most", most)
                        .executeUpdate();
        return taken
                ? Optional.of(most
                        - entities.createQuery("select tries from CareIdentityLink" + OF_ID, Integer.class)
                                .setParameter("realm", realm.getId())
                                .setParameter("id", id)
                                .getSingleResult())
                : Optional.empty();
    }

    @Override
    public void giveBack(RealmModel realm, String id) {
        entities.createQuery("update CareIdentityLink set tries = tries - 1" + OF_ID + " and tries > 0")
                .setParameter("realm", realm.getId())
                .setParameter("id", id)
                .executeUpdate();
    }

    @Override
    public boolean use(RealmModel realm, String id, String credential, Instant now) {
        return 1
                == entities.createQuery("update CareIdentityLink set state = :used, credentialId = :credential" + OF_ID
                                + USABLE)
                        .setParameter("used", LinkState.USED)
                        .setParameter("credential", credential)
                        .setParameter("realm", realm.getId())
                        .setParameter("id", id)
                        .setParameter("states", List.of(LinkState.OPENED))
                        .setParameter("now", now.getEpochSecond())
                        .executeUpdate();
    }

    @Override
    public boolean revoke(RealmModel realm, String id) {
        return revokeWhere(realm, "id", id) == 1;
    }

    @Override
    public void revokeOf(RealmModel realm, String person) {
        revokeWhere(realm, "userId", person);
    }

    @Override
    public void revokeBy(RealmModel realm, String issuer) {
        revokeWhere(realm, "issuedBy", issuer);
    }

    private int revokeWhere(RealmModel realm, String column, String value) {
        return entities.createQuery("update CareIdentityLink set state = :revoked where realmId = :realm and " + column
                        + " = :value and state in (:states)")
                .setParameter("revoked", LinkState.REVOKED)
                .setParameter("realm", realm.getId())
                .setParameter("value", value)
                .setParameter("states", OPEN)
                .executeUpdate();
    }
}
