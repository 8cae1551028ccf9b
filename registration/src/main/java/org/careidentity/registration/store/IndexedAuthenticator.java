package org.careidentity.registration.store;

/**
 * An authenticator that the table has.
 *
 * @param person the id of its user
 * @param credential the id of Keycloak's stored credential
 */
public record IndexedAuthenticator(String person, String credential) {}
