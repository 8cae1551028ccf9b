/**
 * Whether the certificates of a path are revoked: by OCSP and by lists, which are fetched within limits and never by the
 * libraries that check paths. Nothing here knows Keycloak.
 */
package org.careidentity.authenticators.smartcard.revocation;
