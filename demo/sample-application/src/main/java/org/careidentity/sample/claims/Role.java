package org.careidentity.sample.claims;

import java.util.List;
import java.util.Map;

/**
 * One role of a person at one organisation (an element of {@code nhsid_nrbac_roles}). Lists of names and lists of codes
 * are not promised to line up, so only one of the two is shown.
 *
 * @param job the job role, inside its staff group
 * @param code the role code, {@code S8000:G8000:R8001}
 * @param profile the role profile id, 12 digits
 * @param organisation where the role is held
 * @param activities what the role may do
 * @param workgroups the workgroups that it belongs to
 * @param areasOfWork the areas that it works in
 * @param selected whether the person chose it at this login
 */
public record Role(
        QuotedName job,
        String code,
        String profile,
        Organisation organisation,
        List<String> activities,
        List<String> workgroups,
        List<QuotedName> areasOfWork,
        boolean selected) {

    static List<Role> in(Map<String, ?> userInfo, String selectedProfile) {
        List<Organisation> organisations = Organisation.in(userInfo);
        return ClaimValues.objects(userInfo, "nhsid_nrbac_roles").stream()
                .map(claim -> of(claim, organisations, selectedProfile))
                .toList();
    }

    private static Role of(Map<String, ?> claim, List<Organisation> organisations, String selectedProfile) {
        String code = ClaimValues.text(claim, "role_code");
        String name = ClaimValues.text(claim, "role_name");
        String profile = ClaimValues.text(claim, "person_roleid");
        return new Role(
                QuotedName.of(name.isEmpty() ? code : name),
                code,
                profile,
                Organisation.of(ClaimValues.text(claim, "org_code"), organisations),
                namesOrCodes(claim, "activities", "activity_codes"),
                namesOrCodes(claim, "workgroups", "workgroups_codes"),
                namesOrCodes(claim, "aow", "aow_codes").stream()
                        .map(QuotedName::of)
                        .toList(),
                !profile.isEmpty() && profile.equals(selectedProfile));
    }

    private static List<String> namesOrCodes(Map<String, ?> claim, String names, String codes) {
        List<String> found = ClaimValues.texts(claim, names);
        return found.isEmpty() ? ClaimValues.texts(claim, codes) : found;
    }
}
