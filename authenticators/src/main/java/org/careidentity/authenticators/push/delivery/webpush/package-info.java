/**
 * Web Push: a message through the push service of the app's browser (RFC 8030), encrypted for the app alone (RFC 8291) and
 * under the server's name (RFC 8292).
 */
package org.careidentity.authenticators.push.delivery.webpush;
