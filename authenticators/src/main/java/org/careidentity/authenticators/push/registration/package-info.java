/** How a phone becomes a person's: a ticket in a QR code, the phone's ceremony, and a number that leads back to the browser. */
package org.careidentity.authenticators.push.registration;
