/**
 * The domain in plain Java: levels, acr values, proofs, the login-method contract, people's roles and organisations.
 * Nothing here knows Keycloak, so every rule about levels can be read and tested on its own.
 */
package org.careidentity.model;
