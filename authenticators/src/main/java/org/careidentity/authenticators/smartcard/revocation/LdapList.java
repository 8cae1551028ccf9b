package org.careidentity.authenticators.smartcard.revocation;

import java.net.URI;
import java.time.Duration;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.InitialLdapContext;
import javax.naming.ldap.LdapName;

/** A list in a directory (RFC 4523 section 2.4), at an address like {@code ldap://host/CN=CRL1,O=nhs?certificateRevocationList}. */
final class LdapList {

    private static final String USUAL_ATTRIBUTE = "certificateRevocationList";
    private static final String BINARY = ";binary";
    private static final int PORT = 389;

    private LdapList() {}

    /** Reads it; no referral is followed, and nothing of an answer becomes an object (CVE-2021-44228). */
    static byte[] read(URI address, Duration timeout) throws NoAnswerException {
        String attribute = attribute(address);
        // JNDI loads the socket factory by the loader of the thread
        Thread.currentThread().setContextClassLoader(LdapList.class.getClassLoader());
        try {
            LdapName name = new LdapName(address.getPath().substring(1));
            InitialLdapContext context = new InitialLdapContext(environment(address, attribute, timeout), null);
            try {
                Attribute values =
                        context.getAttributes(name, new String[] {attribute}).get(attribute);
                if (values == null || values.size() != 1 || !(values.get() instanceof byte[] list)) {
                    throw new NoAnswerException("the directory has not one list there");
                }
                return list;
            } finally {
                context.close();
            }
        } catch (NamingException | RuntimeException e) {
            throw new NoAnswerException("the directory does not answer: " + e, e);
        }
    }

    private static String attribute(URI address) throws NoAnswerException {
        if (!"ldap".equalsIgnoreCase(address.getScheme())
                || address.getHost() == null
                || address.getPath() == null
                || address.getPath().length() < 2) {
            throw new NoAnswerException("this is no address of a list in a directory");
        }
        String asked = address.getQuery() == null ? "" : address.getQuery().split("[?;]", 2)[0];
        return (asked.isEmpty() ? USUAL_ATTRIBUTE : asked) + BINARY;
    }

    private static Hashtable<String, String> environment(URI address, String attribute, Duration timeout) {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
        environment.put(
                Context.PROVIDER_URL,
                "ldap://" + address.getHost() + ":" + (address.getPort() == -1 ? PORT : address.getPort()));
        environment.put(Context.REFERRAL, "ignore");
        environment.put(Context.SECURITY_AUTHENTICATION, "none");
        environment.put("java.naming.ldap.version", "3");
        environment.put("java.naming.ldap.derefAliases", "never");
        environment.put("java.naming.ldap.attributes.binary", attribute);
        environment.put("java.naming.ldap.factory.socket", LdapSockets.class.getName());
        environment.put("com.sun.jndi.ldap.connect.pool", "false");
        environment.put("com.sun.jndi.ldap.connect.timeout", Long.toString(timeout.toMillis()));
        environment.put("com.sun.jndi.ldap.read.timeout", Long.toString(timeout.toMillis()));
        return environment;
    }
}
