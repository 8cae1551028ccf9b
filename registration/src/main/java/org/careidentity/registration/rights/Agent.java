package org.careidentity.registration.rights;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.careidentity.model.AssuranceLevel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminAuth;

/**
 * Who asks, and what they may do where.
 *
 * @param auth the token, for the record
 * @param level what the session of the token still proves; empty for nothing
 * @param administrator whether an administrator of the realm's people, for all organisations
 * @param rights by ODS code
 * @param names of the organisations, by ODS code
 */
public record Agent(
        AdminAuth auth,
        Optional<AssuranceLevel> level,
        boolean administrator,
        Map<String, Set<Operation>> rights,
        Map<String, String> names) {

    /** Keeps own copies, in the order of the codes. */
    public Agent {
        rights = new TreeMap<>(rights);
        names = Map.copyOf(names);
    }

    /** The person. */
    public UserModel user() {
        return auth.getUser();
    }

    /** The id of the person. */
    public String id() {
        return user().getId();
    }

    /** Whether this is the agent. */
    public boolean is(UserModel person) {
        return id().equals(person.getId());
    }

    /** Whether they have any right at all. */
    public boolean hasRights() {
        return administrator || !rights.isEmpty();
    }

    /** Whether they may do something for the people of an organisation. */
    public boolean may(Operation operation, String organisation) {
        return administrator || rights.getOrDefault(organisation, Set.of()).contains(operation);
    }

    /** What they may do for somebody who has these organisations. */
    public Set<Operation> forPeopleOf(Collection<String> organisations) {
        Set<Operation> operations = administrator ? EnumSet.allOf(Operation.class) : EnumSet.noneOf(Operation.class);
        organisations.forEach(code -> operations.addAll(rights.getOrDefault(code, Set.of())));
        return operations;
    }

    /** By which organisation they may do something for somebody who has these. */
    public Optional<String> organisationFor(Operation operation, Collection<String> organisations) {
        return organisations.stream().filter(code -> may(operation, code)).findFirst();
    }

    /** Whether the session proves a level. */
    public boolean reaches(AssuranceLevel wanted) {
        return level.filter(proved -> proved.reaches(wanted)).isPresent();
    }
}
