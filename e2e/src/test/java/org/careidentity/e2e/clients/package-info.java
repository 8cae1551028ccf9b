/**
 * Logins through clients that were written elsewhere: each with what it checks, shown by an issuer that tells it
 * something wrong. {@code docs/compatibility.md} has the table.
 */
package org.careidentity.e2e.clients;
