package org.careidentity.e2e.support;

import java.util.LinkedHashMap;
import java.util.Map;

/** Everybody who may ask a Registration Authority for something, and who tries, by what they are. */
public final class RegistrationStaff {

    /** All rights, at AAL3. */
    public static final String MANAGER = "manager";
    /** All rights, at AAL2. */
    public static final String MANAGER_AAL2 = "manager, AAL2";
    /** Finds, views, suspends, unlocks. */
    public static final String AGENT = "agent";
    /** All but files of changes and exports. */
    public static final String ADVANCED_AGENT = "advanced agent";
    /** Finds, views, unlocks. */
    public static final String LOCAL_SMARTCARD_ADMINISTRATOR = "local smartcard administrator";
    /** A manager of another organisation. */
    public static final String MANAGER_ELSEWHERE = "manager elsewhere";
    /** Somebody whose role gives no right. */
    public static final String CLINICIAN = "clinician";
    /** An administrator of the realm's people, at AAL3. */
    public static final String ADMINISTRATOR = "administrator";
    /** Somebody without a token. */
    public static final String NOBODY = "nobody";

    private RegistrationStaff() {}

    /** Makes them all, and logs them in. */
    public static Map<String, Staff> logIn(TestServer server, String realm, String here, String elsewhere) {
        Admin admin = server.admin();
        Map<String, String> people = new LinkedHashMap<>();
        people.put(MANAGER, Staff.person(admin, realm, here, Staff.MANAGER, "3"));
        people.put(MANAGER_AAL2, Staff.person(admin, realm, here, Staff.MANAGER, "2"));
        people.put(AGENT, Staff.person(admin, realm, here, Staff.AGENT, "3"));
        people.put(ADVANCED_AGENT, Staff.person(admin, realm, here, "R8001", "3", "B9701"));
        people.put(LOCAL_SMARTCARD_ADMINISTRATOR, Staff.person(admin, realm, here, "R8001", "3", "B9702"));
        people.put(MANAGER_ELSEWHERE, Staff.person(admin, realm, elsewhere, Staff.MANAGER, "3"));
        people.put(CLINICIAN, Staff.person(admin, realm, here, "R8001", "3"));
        Map<String, Staff> staff = new LinkedHashMap<>();
        people.forEach((name, uuid) -> staff.put(name, Staff.logIn(server, realm, uuid)));
        staff.put(ADMINISTRATOR, Staff.administrator(server, realm));
        staff.put(NOBODY, staff.get(MANAGER).with(""));
        return staff;
    }
}
