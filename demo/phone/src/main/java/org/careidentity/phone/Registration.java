package org.careidentity.phone;

import java.util.Optional;

/**
 * A new account.
 *
 * @param account which works once the person has typed the number
 * @param checkNumber what the person types on the registration page
 * @param vapidKey the realm's key for Web Push, where it sends any
 */
public record Registration(Account account, String checkNumber, Optional<String> vapidKey) {}
