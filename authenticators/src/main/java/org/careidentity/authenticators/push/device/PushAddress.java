package org.careidentity.authenticators.push.device;

/**
 * Where an app is told that something waits.
 *
 * @param sender the id of the sender that checked it
 * @param text as the app gave it, JSON
 */
public record PushAddress(String sender, String text) {}
