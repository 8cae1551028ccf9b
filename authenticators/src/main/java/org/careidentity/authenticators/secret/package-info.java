/** Secrets that the server hands out and takes back once. */
package org.careidentity.authenticators.secret;
