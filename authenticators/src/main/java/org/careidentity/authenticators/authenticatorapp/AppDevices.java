package org.careidentity.authenticators.authenticatorapp;

import java.util.List;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/** The apps that a person registered: Keycloak's OTP credentials by time. Those by counter are none of ours. */
final class AppDevices {

    private AppDevices() {}

    static List<OTPCredentialModel> of(UserModel person) {
        return person.credentialManager()
                .getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE)
                .map(OTPCredentialModel::createFromCredentialModel)
                .filter(device -> OTPCredentialModel.TOTP.equals(
                        device.getOTPCredentialData().getSubType()))
                .toList();
    }
}
