/**
 * Whether a card's certificate is one that this realm takes, and whose it is (RFC 5280). Knows nothing of how the certificate
 * came here, of Keycloak, or of how revocation is found out.
 */
package org.careidentity.authenticators.smartcard.certificate;
