package org.careidentity.authenticators.push.delivery.background;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.careidentity.authenticators.push.delivery.PushSender;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionTaskWithResult;
import org.keycloak.models.KeycloakTransaction;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RealmProvider;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * Keycloak, as far as deliveries look at it: sessions with a transaction each, senders by id, one realm, and a store that has
 * what a committed transaction put there. A session that is closed answers nothing.
 */
final class Node {

    static final String REALM_ID = "realm-id";

    final Map<String, PushSender> senders = new ConcurrentHashMap<>();
    final Map<String, Map<String, String>> store = new ConcurrentHashMap<>();
    final Map<String, Long> lifespans = new ConcurrentHashMap<>();
    final AtomicInteger open = new AtomicInteger();
    /** Whether the realm is there yet. */
    volatile boolean realmExists = true;

    final RealmModel realm = standIn(RealmModel.class, Map.of("getId", none -> REALM_ID, "getName", none -> "care"));

    private final ExecutorService threads;
    final Transactions transactions = new Transactions() {
        @Override
        public <V> V run(KeycloakSessionTaskWithResult<V> work) {
            Request own = new Request();
            try {
                V result = work.run(own.session);
                own.commit();
                return result;
            } finally {
                own.close();
            }
        }
    };

    Node(ExecutorService threads) {
        this.threads = threads;
    }

    /** What a call of a method answers. */
    private interface Answer {
        Object to(Object[] arguments);
    }

    /** A session and its transaction. */
    final class Request {

        final KeycloakSession session;
        private final Map<String, Map<String, String>> put = new HashMap<>();
        private final List<KeycloakTransaction> after = new ArrayList<>();
        private volatile boolean closed;
        private RealmModel inContext;

        Request() {
            KeycloakContext context = standIn(
                    KeycloakContext.class,
                    Map.of("getRealm", none -> inContext, "setRealm", with -> inContext = (RealmModel) with[0]));
            RealmProvider realms = standIn(
                    RealmProvider.class,
                    Map.of("getRealm", id -> realmExists && id[0].equals(REALM_ID) ? realm : null));
            SingleUseObjectProvider objects =
                    standIn(SingleUseObjectProvider.class, Map.of("put", this::put, "get", key -> store.get(key[0])));
            KeycloakTransactionManager manager = manager();
            session = standIn(
                    KeycloakSession.class,
                    Map.of(
                            "getProvider", this::provider,
                            "getContext", none -> open(context),
                            "realms", none -> open(realms),
                            "singleUseObjects", none -> open(objects),
                            "getTransactionManager", none -> manager));
            open.incrementAndGet();
        }

        private KeycloakTransactionManager manager() {
            return standIn(KeycloakTransactionManager.class, Map.of("enlistAfterCompletion", with -> {
                ((KeycloakTransaction) with[0]).begin();
                return after.add((KeycloakTransaction) with[0]);
            }));
        }

        private Object provider(Object[] with) {
            return with[0] == PushSender.class
                    ? open(senders.get((String) with[1]))
                    : standIn(ExecutorsProvider.class, Map.of("getExecutor", none -> threads));
        }

        private Object put(Object[] with) {
            put.put((String) with[0], stringMap(with[2]));
            lifespans.put((String) with[0], (Long) with[1]);
            return null;
        }

        @SuppressWarnings("unchecked")
        private static Map<String, String> stringMap(Object map) {
            return (Map<String, String>) map;
        }

        private <T> T open(T answer) {
            if (closed) {
                throw new IllegalStateException("the session is closed");
            }
            return answer;
        }

        void commit() {
            store.putAll(put);
            after.forEach(KeycloakTransaction::commit);
        }

        void rollback() {
            after.forEach(KeycloakTransaction::rollback);
        }

        void close() {
            closed = true;
            open.decrementAndGet();
        }
    }

    private static <T> T standIn(Class<T> type, Map<String, Answer> answers) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Answer answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new UnsupportedOperationException(type.getSimpleName() + "." + method.getName());
                    }
                    Object given = answer.to(arguments);
                    return method.getReturnType() == void.class ? null : given;
                }));
    }
}
