/**
 * Push: the browser shows a number, the person types it on their phone, and the phone signs it after its own unlock. {@code
 * request} is what is asked, {@code device} who may answer, {@code phone} what apps speak, {@code login} the browser's side,
 * {@code registration} how a phone becomes a person's, {@code delivery} how it hears that something waits.
 */
package org.careidentity.authenticators.push;
