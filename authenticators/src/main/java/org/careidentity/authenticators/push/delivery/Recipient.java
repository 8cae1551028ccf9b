package org.careidentity.authenticators.push.delivery;

/**
 * A device to tell.
 *
 * @param sender the id of the {@link PushSender} that checked the address
 * @param credentialId the device's credential, in base64url
 * @param address as the app sent it
 */
public record Recipient(String sender, String credentialId, String address) {}
