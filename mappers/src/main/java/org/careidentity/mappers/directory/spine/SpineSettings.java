package org.careidentity.mappers.directory.spine;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.keycloak.Config;
import org.keycloak.truststore.SSLSocketFactory;

/**
 * How to reach a Spine directory: options of the server, so that no password is in a realm's export. They begin with
 * {@code --spi-care-identity-role-directory--spine--}.
 *
 * @param url {@code ldaps://host:636}, or {@code ldap://} where TLS is somebody else's work
 * @param bindDn whom to bind as; null for an anonymous bind
 * @param bindCredential the password
 * @param peopleBase the entry that people stand below
 * @param connectTimeout for a TCP connection, and for each answer in the TLS handshake
 * @param readTimeout for each message of the directory
 * @param totalTimeout for all of a read
 * @param maxEntries more entries for a person are no answer
 * @param maxValues more attribute values for a person are no answer
 * @param maxReads reads at the same time; more find the directory unavailable, so that a slow directory does not take
 *     all threads of the server
 */
record SpineSettings(
        URI url,
        String bindDn,
        String bindCredential,
        LdapName peopleBase,
        Duration connectTimeout,
        Duration readTimeout,
        Duration totalTimeout,
        int maxEntries,
        int maxValues,
        int maxReads) {

    /**
     * Reads the options; null without a URL.
     *
     * @throws IllegalArgumentException when an option has no sensible value: the server does not start then
     */
    static SpineSettings of(Config.Scope config) {
        String url = config.get("url");
        if (url == null || url.isBlank()) {
            return null;
        }
        String bindDn = config.get("bind-dn");
        String bindCredential = config.get("bind-credential");
        if (bindDn != null && (bindCredential == null || bindCredential.isEmpty())) {
            // RFC 4513 section 5.1.2: a name without a password is an unauthenticated bind, which looks like a success
            throw new IllegalArgumentException(name("bind-credential") + " is missing");
        }
        return new SpineSettings(
                url(url.strip()),
                bindDn,
                bindCredential,
                base(config.get("people-base", "ou=people,o=nhs")),
                millis(config, "connect-timeout-millis", 2000),
                millis(config, "read-timeout-millis", 3000),
                millis(config, "total-timeout-millis", 6000),
                positive(config, "max-entries", 5000),
                positive(config, "max-values", 100_000),
                positive(config, "max-reads", 50));
    }

    /** Whether the connection is TLS from the beginning. */
    boolean secure() {
        return "ldaps".equalsIgnoreCase(url.getScheme());
    }

    /**
     * The environment of a JNDI context. Referrals are not followed, aliases not dereferenced; an attribute is a text
     * and never an object to be loaded.
     */
    Hashtable<String, Object> environment() {
        Hashtable<String, Object> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
        environment.put(Context.PROVIDER_URL, url.toString());
        environment.put(Context.REFERRAL, "ignore");
        environment.put("java.naming.ldap.version", "3");
        environment.put("java.naming.ldap.derefAliases", "never");
        environment.put("com.sun.jndi.ldap.connect.pool", "false");
        environment.put("com.sun.jndi.ldap.connect.timeout", Long.toString(connectTimeout.toMillis()));
        environment.put("com.sun.jndi.ldap.read.timeout", Long.toString(readTimeout.toMillis()));
        if (secure()) {
            environment.put("java.naming.ldap.factory.socket", SSLSocketFactory.class.getName());
        }
        environment.put(Context.SECURITY_AUTHENTICATION, bindDn == null ? "none" : "simple");
        if (bindDn != null) {
            environment.put(Context.SECURITY_PRINCIPAL, bindDn);
            environment.put(Context.SECURITY_CREDENTIALS, bindCredential);
        }
        return environment;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "SpineSettings[" + url + "]";
    }

    private static URI url(String text) {
        try {
            URI url = new URI(text);
            boolean plain = url.getRawPath() == null || url.getRawPath().isEmpty() || "/".equals(url.getRawPath());
            if (("ldap".equalsIgnoreCase(url.getScheme()) || "ldaps".equalsIgnoreCase(url.getScheme()))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && plain) {
                return url;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw new IllegalArgumentException(name("url") + " is not of the form ldaps://host:port");
    }

    private static LdapName base(String text) {
        try {
            return new LdapName(text);
        } catch (InvalidNameException e) {
            throw new IllegalArgumentException(name("people-base") + " is not a distinguished name");
        }
    }

    private static Duration millis(Config.Scope config, String option, int otherwise) {
        return Duration.ofMillis(positive(config, option, otherwise));
    }

    private static int positive(Config.Scope config, String option, int otherwise) {
        String text = config.get(option);
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        if (!text.strip().matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(name(option) + " is not a number above 0");
        }
        return Integer.parseInt(text.strip());
    }

    private static String name(String option) {
        return "spi-care-identity-role-directory--spine--" + option;
    }
}
