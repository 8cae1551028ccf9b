package org.careidentity.mappers.directory.spine;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.SizeLimitExceededException;
import javax.naming.TimeLimitExceededException;
import javax.naming.directory.SearchControls;
import javax.naming.directory.SearchResult;
import javax.naming.ldap.InitialLdapContext;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.careidentity.mappers.directory.DirectoryAnswer;
import org.careidentity.mappers.directory.DirectoryException;
import org.careidentity.mappers.directory.DirectoryException.Reason;

/** One connection, one subtree search at a person's entry, and its answer. */
final class SpineSearch {

    private static final String[] ATTRIBUTES = {
        "objectClass",
        "uid",
        "nhsPersonStatus",
        "uniqueIdentifier",
        "nhsIDCode",
        "o",
        "nhsOrgOpenDate",
        "nhsOrgCloseDate",
        "nhsJobRole",
        "nhsJobRoleCode",
        "nhsBusinessFunctions",
        "nhsBusinessFunctionsCodes",
        "nhsWorkGroups",
        "nhsWorkGroupsCodes",
        "nhsAreaOfWork",
        "nhsAreaOfWorkCodes"
    };

    private final SpineSettings settings;
    private final long begin = System.nanoTime();

    SpineSearch(SpineSettings settings) {
        this.settings = settings;
    }

    /**
     * Reads a person.
     *
     * @param uuid 12 digits
     * @throws DirectoryException when the directory has no answer
     */
    DirectoryAnswer answer(String uuid) throws DirectoryException {
        LdapName person = name(uuid);
        try {
            return SpinePerson.answer(person, uuid, entries(person));
        } catch (NamingException e) {
            throw new DirectoryException(reason(e), text(e));
        } catch (RuntimeException e) {
            // JNDI answers bytes that make no sense with whatever its parser stumbles over
            throw new DirectoryException(Reason.MALFORMED, e.getClass().getSimpleName());
        }
    }

    private LdapName name(String uuid) throws DirectoryException {
        try {
            LdapName name = new LdapName(settings.peopleBase().getRdns());
            name.add(new Rdn("uid", uuid));
            return name;
        } catch (InvalidNameException e) {
            throw new DirectoryException(Reason.PERSON_UNKNOWN, "the UUID makes no name");
        }
    }

    private List<SpineEntry> entries(LdapName person) throws NamingException, DirectoryException {
        List<SpineEntry> entries = new ArrayList<>();
        int values = 0;
        InitialLdapContext context = new InitialLdapContext(settings.environment(), null);
        try {
            NamingEnumeration<SearchResult> results = context.search(person, "(objectclass=*)", controls());
            while (results.hasMore()) {
                SearchResult result = results.next();
                SpineEntry entry = SpineEntry.of(new LdapName(result.getNameInNamespace()), result.getAttributes());
                entries.add(entry);
                values += entry.size();
                if (entries.size() > settings.maxEntries() || values > settings.maxValues()) {
                    throw new DirectoryException(Reason.TOO_LARGE, "more entries or values than the server's limits");
                }
                if (left().isNegative()) {
                    throw new DirectoryException(Reason.TIMEOUT, "the answer took too long");
                }
            }
            return entries;
        } finally {
            close(context);
        }
    }

    private SearchControls controls() {
        long millis =
                Math.max(1, Math.min(left().toMillis(), settings.totalTimeout().toMillis()));
        return new SearchControls(
                SearchControls.SUBTREE_SCOPE, settings.maxEntries() + 1L, (int) millis, ATTRIBUTES, false, false);
    }

    private Duration left() {
        return settings.totalTimeout().minusNanos(System.nanoTime() - begin);
    }

    /** The answer stands, however badly the directory says good-bye. */
    private static void close(InitialLdapContext context) {
        try {
            context.close();
        } catch (NamingException e) {
            // nothing is open then
        }
    }

    private static Reason reason(NamingException e) {
        if (e instanceof NameNotFoundException) {
            return Reason.PERSON_UNKNOWN;
        }
        if (e instanceof SizeLimitExceededException) {
            return Reason.TOO_LARGE;
        }
        if (e instanceof InvalidNameException) {
            return Reason.MALFORMED;
        }
        boolean late = e instanceof TimeLimitExceededException
                || e.getRootCause() instanceof SocketTimeoutException
                || explanation(e).contains("timed out");
        return late ? Reason.TIMEOUT : Reason.UNAVAILABLE;
    }

    private static String text(NamingException e) {
        Throwable cause = e.getRootCause();
        String text = e.getClass().getSimpleName() + ": " + explanation(e)
                + (cause == null ? "" : ", " + cause.getClass().getSimpleName() + ": " + cause.getMessage());
        return text.replaceAll("\\p{Cntrl}", " ").substring(0, Math.min(200, text.length()));
    }

    private static String explanation(NamingException e) {
        return Optional.ofNullable(e.getExplanation()).orElse("");
    }
}
