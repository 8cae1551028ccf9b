package org.careidentity.registration.link;

import java.net.URI;
import org.careidentity.registration.store.Link;

/**
 * A link with its secrets, which nobody can read later.
 *
 * @param address what the person opens
 * @param passphrase what the agent tells them in person
 * @param sent whether the address went to the person by e-mail
 */
public record NewLink(Link link, URI address, String passphrase, boolean sent) {}
