package org.careidentity.phone;

import java.util.Optional;

/**
 * What the realm says of a device that is registered.
 *
 * @param name the person's for it
 * @param account whose it is
 * @param organisation the realm's name
 * @param vapidKey the realm's key for Web Push, where it sends any
 */
public record Device(String name, String account, String organisation, Optional<String> vapidKey) {}
