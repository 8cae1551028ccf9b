package org.careidentity.registration.person;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.careidentity.authenticators.fido.ceremony.Base64Url;
import org.careidentity.mappers.directory.PersonAttributes;
import org.careidentity.registration.answer.Body;
import org.careidentity.registration.answer.Problem;
import org.careidentity.registration.answer.ProblemException;
import org.careidentity.registration.rights.Agent;
import org.careidentity.registration.store.PeopleIndex;
import org.careidentity.registration.store.RegistrationStore;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Finds people of an organisation: by what names one of them, or by how a name begins. */
public final class PeopleSearch {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Subjects subjects;
    private final Optional<String> organisation;

    /**
     * For an agent.
     *
     * @param organisation that they ask for; empty for all
     */
    public PeopleSearch(KeycloakSession session, Agent agent, Optional<String> organisation) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.subjects = new Subjects(session, agent);
        this.organisation = organisation;
    }

    /** Some of those who were found, and where the next page begins. */
    public record Page(List<Subject> people, Optional<String> next) {}

    /**
     * What is sought.
     *
     * @param kind what the text is
     * @param most how many a page has
     * @param after the user name after which the page begins
     */
    public record Sought(Kind kind, String text, int most, String after) {

        private static final int USUAL = 20;
        private static final int MOST = 100;
        private static final int LEAST_LETTERS = 2;
        private static final int MOST_LETTERS = 100;

        /** What people are found by. */
        public enum Kind {
            UUID,
            EMAIL,
            NAME
        }

        /** As a request has it: nulls for what is missing. */
        public static Sought of(String uuid, String email, String name, String max, String after)
                throws ProblemException {
            if (Stream.of(uuid, email, name).filter(Objects::nonNull).count() != 1) {
                throw malformed("Send one of uuid, email and name.");
            }
            String text = Stream.of(uuid, email, name)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow()
                    .strip();
            if (text.length() < LEAST_LETTERS || text.length() > MOST_LETTERS) {
                throw malformed("Send " + LEAST_LETTERS + " to " + MOST_LETTERS + " characters.");
            }
            Kind kind = uuid != null ? Kind.UUID : email != null ? Kind.EMAIL : Kind.NAME;
            return new Sought(kind, text, most(max), begin(after));
        }

        private static int most(String max) throws ProblemException {
            if (max == null) {
                return USUAL;
            }
            int most = max.matches("[0-9]{1,3}") ? Integer.parseInt(max) : 0;
            if (most < 1 || most > MOST) {
                throw malformed("max is a number from 1 to " + MOST + ".");
            }
            return most;
        }

        private static String begin(String after) throws ProblemException {
            try {
                String username = after == null ? "" : new String(Base64Url.decode(after), StandardCharsets.UTF_8);
                if (!Body.hasControls(username)) {
                    return username;
                }
            } catch (IllegalArgumentException e) {
                // as below
            }
            throw malformed("after is the next of the page before.");
        }

        private static ProblemException malformed(String detail) {
            return new ProblemException(Problem.MALFORMED, detail);
        }
    }

    /** A page of those who are sought and whom the agent may see. */
    public Page find(Sought sought) throws ProblemException {
        return switch (sought.kind()) {
            case UUID -> one(byUuid(sought.text()));
            case EMAIL ->
                one(Optional.ofNullable(
                        session.users().getUserByEmail(realm, sought.text().toLowerCase(Locale.ROOT))));
            case NAME -> byName(sought);
        };
    }

    /** User names are UUIDs here as a rule, and that look-up has an index of its own. */
    private Optional<UserModel> byUuid(String uuid) {
        return Optional.ofNullable(session.users().getUserByUsername(realm, uuid))
                .filter(person -> PersonAttributes.uuid(person).orElse(uuid).equals(uuid))
                .or(() -> session.users()
                        .searchForUserByUserAttributeStream(realm, PersonAttributes.UUID, uuid)
                        .findFirst());
    }

    private Page one(Optional<UserModel> found) throws ProblemException {
        return new Page(
                subjects.load(found).filter(subject -> subject.isOf(organisation)).stream()
                        .toList(),
                Optional.empty());
    }

    /** The index leaves nobody out, but has some whom the directory does not count: they take no place of a page. */
    private Page byName(Sought sought) throws ProblemException {
        if (organisation.isPresent()) {
            Caller.requireLists(session);
        }
        PeopleIndex index = session.getProvider(RegistrationStore.class).people();
        List<Subject> people = new ArrayList<>();
        String after = sought.after();
        while (true) {
            List<PeopleIndex.Entry> entries =
                    index.byName(realm, sought.text(), organisation, after, sought.most() + 1);
            for (PeopleIndex.Entry entry : entries) {
                if (people.size() == sought.most()) {
                    return new Page(people, Optional.of(Base64Url.encode(after.getBytes(StandardCharsets.UTF_8))));
                }
                after = entry.username();
                subjects.load(Optional.ofNullable(session.users().getUserById(realm, entry.id())))
                        .filter(subject -> subject.isOf(organisation))
                        .ifPresent(people::add);
            }
            if (entries.size() <= sought.most()) {
                return new Page(people, Optional.empty());
            }
        }
    }
}
