package org.careidentity.phone;

import java.net.URI;

/**
 * Where the realm tells the phone that something waits (Push API, RFC 8291).
 *
 * @param endpoint of a push service
 * @param p256dh the phone's public key for the messages, base64url
 * @param auth the secret that goes with it, base64url
 */
public record PushSubscription(URI endpoint, String p256dh, String auth) {}
