package org.careidentity.authenticators.smartcard.certificate;

/**
 * A card whose certificate passed every check. Whether the card was there is for TLS to say.
 *
 * @param card what its certificate says
 * @param path how it leads to an anchor of the realm
 * @param identity whose it is, as the realm's pattern reads it. Means something only together with the anchor: authorities
 *     name people independently
 */
public record CheckedCard(CardCertificate card, CardPath path, String identity) {}
