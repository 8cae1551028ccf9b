/**
 * How a card's certificate gets from a second host name, the only one that asks browsers for certificates, into the one login
 * of the one browser that began it.
 */
package org.careidentity.authenticators.smartcard.cardhost;
