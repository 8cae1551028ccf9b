package org.careidentity.mappers.claims;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.careidentity.mappers.directory.attributes.UserAttributeDirectoryFactory;
import org.careidentity.mappers.generated.GeneratedPerson;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.model.Notes;
import org.careidentity.model.Proof;
import org.careidentity.model.Proofs;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/** Keycloak's view of a person who logged in at AAL3 now, as far as mappers look at it. */
record LoggedIn(KeycloakSession session, UserSessionModel userSession, ClientSessionContext client) {

    /** What a call of a method answers. */
    private interface Answer {
        Object to(Object argument);
    }

    static LoggedIn as(GeneratedPerson person, boolean assured) {
        AuthenticatedClientSessionModel clientSession = standIn(
                AuthenticatedClientSessionModel.class,
                Map.of(
                        "getNote", note -> assured && note.equals(Notes.ACR) ? "AAL3_ANY" : null,
                        "getClient", none -> standIn(ClientModel.class, Map.of("getClientId", any -> "application"))));
        return new LoggedIn(
                request(),
                userSession(person),
                standIn(ClientSessionContext.class, Map.of("getClientSession", none -> clientSession)));
    }

    private static KeycloakSession request() {
        RealmModel realm = standIn(RealmModel.class, Map.of("getBrowserFlow", none -> null));
        KeycloakContext context =
                standIn(KeycloakContext.class, Map.of("getRealm", none -> realm, "getClient", none -> null));
        return standIn(
                KeycloakSession.class,
                Map.of(
                        "getContext", none -> context,
                        "getAttribute", name -> null,
                        "setAttribute", name -> null,
                        "getAllProviders", type -> Set.of(),
                        "getProvider", type -> new UserAttributeDirectoryFactory().create(null)));
    }

    private static UserSessionModel userSession(GeneratedPerson person) {
        String proofs = Proofs.NONE
                .with(new Proof("test-user", AssuranceLevel.AAL3, "N3_SMARTCARD", Instant.now(), ""))
                .format();
        RealmModel realm = standIn(RealmModel.class, Map.of("getAttribute", name -> null, "getName", none -> "realm"));
        UserModel user = standIn(
                UserModel.class,
                Map.of(
                        "getId", none -> "id-of-" + person.uuid(),
                        "getFirstName", none -> person.givenName(),
                        "getLastName", none -> person.familyName(),
                        "getFirstAttribute",
                                name -> attribute(person, (String) name)
                                        .findFirst()
                                        .orElse(null),
                        "getAttributeStream", name -> attribute(person, (String) name)));
        return standIn(
                UserSessionModel.class,
                Map.of(
                        "getId", none -> "session",
                        "getUser", none -> user,
                        "getRealm", none -> realm,
                        "getNote",
                                note -> Map.of(Notes.PROOFS, proofs, Notes.PERSON, "id-of-" + person.uuid())
                                        .get((String) note)));
    }

    private static Stream<String> attribute(GeneratedPerson person, String name) {
        if (name.equals("nhsid_useruid")) {
            return Stream.of(person.uuid());
        }
        String text = person.texts().get(name);
        return text == null ? person.list(name).stream() : Stream.of(text);
    }

    private static <T> T standIn(Class<T> type, Map<String, Answer> answers) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Answer answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new UnsupportedOperationException(type.getSimpleName() + "." + method.getName());
                    }
                    return answer.to(arguments == null ? null : arguments[0]);
                }));
    }
}
