package org.careidentity.authenticators.registry.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PessimisticLockException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.careidentity.authenticators.registry.AuthenticatorKey;
import org.careidentity.authenticators.registry.AuthenticatorRegistry;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.authenticators.registry.AuthenticatorTakenException;
import org.careidentity.authenticators.registry.Decision;
import org.careidentity.authenticators.registry.OverseenRegistration;
import org.careidentity.authenticators.registry.Registration;
import org.careidentity.authenticators.registry.TurnMissedException;
import org.careidentity.authenticators.registry.Usage;
import org.careidentity.authenticators.registry.UseResult;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.LockAcquisitionException;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.federated.UserFederatedStorageProvider;

/**
 * The table by the entity manager of Keycloak's transaction. Only queries, no managed entities: they read and write the
 * database itself, whatever this transaction has seen before.
 */
final class JpaAuthenticatorRegistry implements AuthenticatorRegistry {

    private static final String OF_KEY = " where realmId = :realm and keyHash = :hash";

    private static final String OF_CREDENTIAL =
            " where realmId = :realm and userId = :person and credentialId = :credential";

    private final KeycloakSession session;
    private final EntityManager entities;

    JpaAuthenticatorRegistry(KeycloakSession session) {
        this.session = session;
        this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    @Override
    public Optional<Registration> find(RealmModel realm, AuthenticatorKey key) {
        return row(realm, key).filter(row -> !orphan(realm, row)).map(AuthenticatorRow::registration);
    }

    @Override
    public Optional<Registration> inTurn(RealmModel realm, AuthenticatorKey key, String person) {
        awaitTurn(person);
        // another statement than the one before the wait: H2 gives what it gave before, although it is out of date
        Optional<AuthenticatorRow> own = entities.createQuery(
                        "from CareIdentityAuthenticator" + OF_KEY + " and userId = :person", AuthenticatorRow.class)
                .setParameter("realm", realm.getId())
                .setParameter("hash", key.hash())
                .setParameter("person", person)
                .getResultStream()
                .findFirst();
        own.ifPresent(entities::detach);
        return own.map(AuthenticatorRow::registration);
    }

    private void awaitTurn(String person) {
        try {
            entities.createQuery("from UserEntity where id = :person", UserEntity.class)
                    .setParameter("person", person)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultList();
        } catch (LockAcquisitionException | LockTimeoutException | PessimisticLockException missed) {
            session.getTransactionManager().setRollbackOnly();
            throw new TurnMissedException(missed);
        }
    }

    @Override
    public boolean claim(RealmModel realm, Registration registration) {
        // the credential's row must be there before the foreign key is checked; Hibernate sees no connection
        entities.flush();
        Optional<AuthenticatorRow> taken = row(realm, registration.key());
        if (taken.isPresent() && !orphan(realm, taken.get())) {
            return taken.get().userId.equals(registration.person())
                    && taken.get().credentialId.equals(registration.credential());
        }
        try {
            taken.ifPresent(this::delete);
            return insert(realm, registration);
        } catch (ConstraintViolationException
                | LockAcquisitionException
                | LockTimeoutException
                | PessimisticLockException lost) {
            // PostgreSQL waits for the winner and says 0 rows; H2 and databases without the clause end here
            session.getTransactionManager().setRollbackOnly();
            throw new AuthenticatorTakenException(lost);
        }
    }

    @Override
    public UseResult used(RealmModel realm, AuthenticatorKey key, Usage usage) {
        if (note(realm, key, usage)) {
            return UseResult.NOTED;
        }
        Optional<AuthenticatorRow> row = row(realm, key);
        // this row was not there or not so a moment ago: what stopped the use is gone, and nothing went back
        if (row.isPresent() && row.get().status == AuthenticatorStatus.ACTIVE && goesUp(row.get(), usage)) {
            if (note(realm, key, usage)) {
                return UseResult.NOTED;
            }
            row = row(realm, key);
        }
        return row.map(found -> whyNot(found.status)).orElse(UseResult.UNKNOWN);
    }

    private boolean note(RealmModel realm, AuthenticatorKey key, Usage usage) {
        return 1
                == entities.createQuery(
                                "update CareIdentityAuthenticator set failures = 0, lastUsed = :now, backedUp = :backedUp,"
                                        + " signCount = :counter" + OF_KEY
                                        + " and status = :active and signCount < :above")
                        .setParameter("now", seconds(usage.last()))
                        .setParameter("backedUp", usage.backedUp())
                        .setParameter("counter", usage.counter())
                        .setParameter("above", above(usage))
                        .setParameter("active", AuthenticatorStatus.ACTIVE)
                        .setParameter("realm", realm.getId())
                        .setParameter("hash", key.hash())
                        .executeUpdate();
    }

    private static boolean goesUp(AuthenticatorRow row, Usage usage) {
        return row.signCount < above(usage);
    }

    /** What a row's counter must be below. Without a counter, 0 may follow on 0. */
    private static long above(Usage usage) {
        return Math.max(usage.counter(), 1);
    }

    private static UseResult whyNot(AuthenticatorStatus status) {
        return switch (status) {
            case ACTIVE -> UseResult.COUNTER_WENT_BACK;
            case SUSPENDED, REMOVED -> UseResult.SUSPENDED;
            case QUARANTINED -> UseResult.QUARANTINED;
            case DISABLED -> UseResult.DISABLED;
        };
    }

    @Override
    public int failed(RealmModel realm, AuthenticatorKey key) {
        entities.createQuery("update CareIdentityAuthenticator set failures = failures + 1" + OF_KEY)
                .setParameter("realm", realm.getId())
                .setParameter("hash", key.hash())
                .executeUpdate();
        return entities.createQuery("select failures from CareIdentityAuthenticator" + OF_KEY, Integer.class)
                .setParameter("realm", realm.getId())
                .setParameter("hash", key.hash())
                .getResultStream()
                .findFirst()
                .orElse(0);
    }

    @Override
    public List<OverseenRegistration> of(RealmModel realm, String person) {
        return entities.createQuery(
                        "from CareIdentityAuthenticator where realmId = :realm and userId = :person"
                                + " and status <> :removed",
                        AuthenticatorRow.class)
                .setParameter("realm", realm.getId())
                .setParameter("person", person)
                .setParameter("removed", AuthenticatorStatus.REMOVED)
                .getResultStream()
                .peek(entities::detach)
                .map(AuthenticatorRow::overseen)
                .toList();
    }

    @Override
    public boolean decide(RealmModel realm, String person, String credential, long version, Decision decision) {
        return 1
                == entities.createQuery("update CareIdentityAuthenticator set status = :status,"
                                + (decision.confirms() ? " awaitsConfirmation = false," : "")
                                + " statusReason = :reason, changedBy = :by, changedAt = :now,"
                                + " version = version + 1" + OF_CREDENTIAL + " and version = :version")
                        .setParameter("status", decision.status())
                        .setParameter("reason", decision.reason())
                        .setParameter("by", decision.by())
                        .setParameter("now", (long) Time.currentTime())
                        .setParameter("realm", realm.getId())
                        .setParameter("person", person)
                        .setParameter("credential", credential)
                        .setParameter("version", version)
                        .executeUpdate();
    }

    @Override
    public void bar(RealmModel realm, String person, String credential) {
        entities.createQuery("update CareIdentityAuthenticator set localCredentialId = null, status = :removed"
                        + OF_CREDENTIAL)
                .setParameter("removed", AuthenticatorStatus.REMOVED)
                .setParameter("realm", realm.getId())
                .setParameter("person", person)
                .setParameter("credential", credential)
                .executeUpdate();
    }

    @Override
    public boolean forgive(RealmModel realm, String person, String credential) {
        return 1
                == entities.createQuery("update CareIdentityAuthenticator set failures = 0" + OF_CREDENTIAL
                                + " and status = :disabled")
                        .setParameter("disabled", AuthenticatorStatus.DISABLED)
                        .setParameter("realm", realm.getId())
                        .setParameter("person", person)
                        .setParameter("credential", credential)
                        .executeUpdate();
    }

    @Override
    public void awaitConfirmation(RealmModel realm, String person, String credential) {
        entities.createQuery("update CareIdentityAuthenticator set awaitsConfirmation = true" + OF_CREDENTIAL)
                .setParameter("realm", realm.getId())
                .setParameter("person", person)
                .setParameter("credential", credential)
                .executeUpdate();
    }

    @Override
    public void mark(RealmModel realm, AuthenticatorKey key, AuthenticatorStatus status) {
        entities.createQuery("update CareIdentityAuthenticator set status = :status, version = version + 1" + OF_KEY)
                .setParameter("status", status)
                .setParameter("realm", realm.getId())
                .setParameter("hash", key.hash())
                .executeUpdate();
    }

    @Override
    public void expires(RealmModel realm, AuthenticatorKey key, Instant when) {
        entities.createQuery("update CareIdentityAuthenticator set expiresAt = :when" + OF_KEY)
                .setParameter("when", when.getEpochSecond())
                .setParameter("realm", realm.getId())
                .setParameter("hash", key.hash())
                .executeUpdate();
    }

    @Override
    public boolean retire(RealmModel realm, AuthenticatorKey key) {
        int deleted = entities.createQuery("delete from CareIdentityAuthenticator" + OF_KEY + " and status = :active")
                .setParameter("realm", realm.getId())
                .setParameter("hash", key.hash())
                .setParameter("active", AuthenticatorStatus.ACTIVE)
                .executeUpdate();
        // an imported one has no row yet
        return deleted == 1 || row(realm, key).isEmpty();
    }

    @Override
    public void release(RealmModel realm, AuthenticatorKey key) {
        entities.createQuery("delete from CareIdentityAuthenticator" + OF_KEY)
                .setParameter("realm", realm.getId())
                .setParameter("hash", key.hash())
                .executeUpdate();
    }

    private Optional<AuthenticatorRow> row(RealmModel realm, AuthenticatorKey key) {
        Optional<AuthenticatorRow> row = entities.createQuery(
                        "from CareIdentityAuthenticator" + OF_KEY, AuthenticatorRow.class)
                .setParameter("realm", realm.getId())
                .setParameter("hash", key.hash())
                .getResultStream()
                .findFirst();
        row.ifPresent(entities::detach);
        return row;
    }

    /**
     * Whether the row's credential is gone. Never for a local person: the foreign key takes the row with the credential.
     * For a person of a user store the database is asked: Keycloak's cache of users may not know yet of a credential that
     * was committed together with its row a moment ago.
     */
    private boolean orphan(RealmModel realm, AuthenticatorRow row) {
        return row.localCredentialId == null
                && row.status != AuthenticatorStatus.REMOVED
                && session.getProvider(UserFederatedStorageProvider.class)
                                .getStoredCredentialById(realm, row.userId, row.credentialId)
                        == null;
    }

    private void delete(AuthenticatorRow row) {
        entities.createQuery("delete from CareIdentityAuthenticator where id = :id")
                .setParameter("id", row.id)
                .executeUpdate();
    }

    private boolean insert(RealmModel realm, Registration of) {
        return 1
                == entities.createQuery(
                                "insert into CareIdentityAuthenticator (id, realmId, userId, method, credentialId,"
                                        + " keyHash, model, status, failures, registeredBy, expiresAt, lastUsed, signCount,"
                                        + " backedUp, localCredentialId, createdAt, version, awaitsConfirmation) values (:id, :realm, :user, :method,"
                                        + " :credential, :hash, :model, :status, 0, :registeredBy, :expires, :lastUsed,"
                                        + " :counter, :backedUp, :local, :now, 0, false)"
                                        + " on conflict (realmId, keyHash) do nothing")
                        .setParameter("id", UUID.randomUUID().toString())
                        .setParameter("realm", realm.getId())
                        .setParameter("user", of.person())
                        .setParameter("method", of.method())
                        .setParameter("credential", of.credential())
                        .setParameter("hash", of.key().hash())
                        .setParameter("model", of.model())
                        .setParameter("status", of.status())
                        .setParameter("registeredBy", of.registeredBy())
                        .setParameter("expires", seconds(of.expires()))
                        .setParameter("lastUsed", seconds(of.usage().last()))
                        .setParameter("counter", of.usage().counter())
                        .setParameter("backedUp", of.usage().backedUp())
                        .setParameter("local", StorageId.isLocalStorage(of.person()) ? of.credential() : null)
                        .setParameter("now", (long) Time.currentTime())
                        .executeUpdate();
    }

    private static Long seconds(Optional<Instant> when) {
        return when.map(Instant::getEpochSecond).orElse(null);
    }
}
