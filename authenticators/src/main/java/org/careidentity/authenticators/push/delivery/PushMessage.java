package org.careidentity.authenticators.push.delivery;

/**
 * What a device is told: that a request waits, and where to ask for it. Nothing says who logs in, to what, or the number; a
 * service that carries this on the way to the device learns no more than its bytes. It is urgent: a person waits.
 *
 * @param realm the realm's address, by which an app that has several accounts finds the right one
 * @param credentialId the device's credential, in base64url
 * @param requestId the request that waits
 * @param secondsToLive how long it is worth delivering, at least 1
 */
public record PushMessage(String realm, String credentialId, String requestId, int secondsToLive) {}
