package org.careidentity.model;

import java.util.List;

/**
 * One national RBAC role of a person, in the terms of the {@code nhsid_nrbac_roles} claim. Names and codes of
 * activities, workgroups and areas of work are lists of their own, as CIS2 sends them.
 *
 * @param personOrgId id of the person's entry at the organisation (nhsOrgPerson)
 * @param personRoleId id of the role profile (nhsOrgPersonRole)
 * @param orgCode ODS code
 * @param roleName staff group, sub group and job role, each in quotes, joined by colons
 * @param roleCode the same as codes, for example {@code S8000:G8000:R8001}
 */
public record RoleProfile(
        String personOrgId,
        String personRoleId,
        String orgCode,
        String roleName,
        String roleCode,
        List<String> activities,
        List<String> activityCodes,
        List<String> workgroups,
        List<String> workgroupCodes,
        List<String> areasOfWork,
        List<String> areaOfWorkCodes) {

    /** The job role as people know it: the last quoted part of the role name, or all of a name without parts. */
    public String jobRole() {
        String name = roleName.substring(roleName.lastIndexOf(":") + 1)
                .replace("\"", "")
                .strip();
        return name.isEmpty() ? roleName : name;
    }

    /** Keeps own copies. */
    public RoleProfile {
        activities = List.copyOf(activities);
        activityCodes = List.copyOf(activityCodes);
        workgroups = List.copyOf(workgroups);
        workgroupCodes = List.copyOf(workgroupCodes);
        areasOfWork = List.copyOf(areasOfWork);
        areaOfWorkCodes = List.copyOf(areaOfWorkCodes);
    }
}
