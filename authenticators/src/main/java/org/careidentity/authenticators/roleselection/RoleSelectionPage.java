package org.careidentity.authenticators.roleselection;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.flow.Page;
import org.careidentity.authenticators.flow.Reauthentication;
import org.careidentity.authenticators.flow.RequestedScopes;
import org.careidentity.authenticators.flow.RunningSession;
import org.careidentity.authenticators.flow.Step;
import org.careidentity.mappers.directory.SelectedRole;
import org.careidentity.mappers.directory.SessionDirectory;
import org.careidentity.model.DirectoryEntry;
import org.careidentity.model.RoleProfile;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.FormMessage;

/**
 * "Select your role", when the application asks for {@code selectedrole} or {@code changedrole}: no role and one role
 * need no page, up to five are a list, more are a list with a search. The choice holds for the session and every
 * application in it, as long as the directory has the role.
 */
final class RoleSelectionPage implements Step {

    static final RoleSelectionPage INSTANCE = new RoleSelectionPage();

    private static final String TEMPLATE = "care-identity-role-selection.ftl";
    private static final String FIELD = "role";
    private static final String SEARCH = "search";
    private static final int LONGEST_LIST_WITHOUT_SEARCH = 5;

    private RoleSelectionPage() {}

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (!RequestedScopes.asksForRole(context.getAuthenticationSession())) {
            context.success();
            return;
        }
        DirectoryEntry directory = directory(context);
        List<RoleProfile> roles = directory.roles();
        if (roles.size() < 2) {
            choose(context, roles.isEmpty() ? "" : roles.get(0).personRoleId());
        } else if (alreadyChosen(context, roles)) {
            context.success();
        } else {
            show(context, directory, "", null);
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        DirectoryEntry directory = directory(context);
        List<RoleProfile> roles = directory.roles();
        String search = Optional.ofNullable(form.getFirst(SEARCH)).orElse("").strip();
        if (form.isEmpty() || SEARCH.equals(form.getFirst("action"))) {
            show(context, directory, search, null);
            return;
        }
        if (alreadyChosen(context, roles)) {
            // In another tab, while this page was open: changing that choice takes a new authentication.
            context.success();
            return;
        }
        String posted = form.getFirst(FIELD);
        if (roles.stream().anyMatch(role -> role.personRoleId().equals(posted))) {
            choose(context, posted);
        } else {
            show(context, directory, search, "care-identity-role-unknown");
        }
    }

    /** A choice of this session stands unless the person logged in anew or asked to change it. */
    private static boolean alreadyChosen(AuthenticationFlowContext context, List<RoleProfile> roles) {
        Optional<UserSessionModel> running =
                RunningSession.of(context.getSession(), context.getAuthenticationSession());
        return running.filter(session -> !Reauthentication.due(context, session))
                .flatMap(SelectedRole::of)
                .filter(chosen ->
                        roles.stream().anyMatch(role -> role.personRoleId().equals(chosen)))
                .isPresent();
    }

    private static DirectoryEntry directory(AuthenticationFlowContext context) {
        return SessionDirectory.of(
                context.getSession(),
                context.getAuthenticationSession(),
                RunningSession.of(context.getSession(), context.getAuthenticationSession()));
    }

    private static void choose(AuthenticationFlowContext context, String role) {
        SelectedRole.set(context.getAuthenticationSession(), role);
        context.getEvent().detail("care_identity_role", role);
        context.success();
    }

    private static void show(AuthenticationFlowContext context, DirectoryEntry directory, String search, String error) {
        Map<String, String> organisations = new HashMap<>();
        directory.organisations().forEach(organisation -> organisations.put(organisation.code(), organisation.name()));
        List<Map<String, String>> rows = directory.roles().stream()
                .map(role -> row(role, organisations))
                .filter(row -> matches(row, search))
                .toList();
        Map<String, Object> members = new HashMap<>();
        members.put("roles", rows);
        members.put("total", directory.roles().size());
        members.put("searchable", directory.roles().size() > LONGEST_LIST_WITHOUT_SEARCH);
        members.put("search", search);
        LoginFormsProvider page =
                Page.of(context.form(), context.getSession(), context.getAuthenticationSession(), members);
        if (error != null) {
            page.addError(new FormMessage(FIELD, error));
        }
        context.challenge(page.createForm(TEMPLATE));
    }

    private static Map<String, String> row(RoleProfile role, Map<String, String> organisations) {
        return Map.of(
                "id", role.personRoleId(),
                "job", role.jobRole(),
                "organisation", organisations.getOrDefault(role.orgCode(), ""),
                "code", role.orgCode());
    }

    private static boolean matches(Map<String, String> row, String search) {
        String text = String.join(" ", row.get("job"), row.get("organisation"), row.get("code"))
                .toLowerCase(Locale.UK);
        return List.of(search.toLowerCase(Locale.UK).split("\\s+")).stream().allMatch(text::contains);
    }
}
