package org.careidentity.mappers.directory.spine;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.careidentity.mappers.directory.DirectoryAnswer;
import org.careidentity.mappers.directory.DirectoryException;
import org.careidentity.mappers.directory.DirectoryException.Reason;
import org.careidentity.mappers.directory.PersonAttributes;
import org.careidentity.mappers.directory.RoleDirectory;
import org.keycloak.models.UserModel;

/**
 * The Spine directory over LDAP. A read runs on a thread of its own, since JNDI's time limits are for single messages:
 * a login waits the total time and no longer, whatever the directory does.
 */
final class SpineDirectory implements RoleDirectory {

    private final SpineSettings settings;
    private final ExecutorService threads;

    /** @param settings null when the server has none */
    SpineDirectory(SpineSettings settings, ExecutorService threads) {
        this.settings = settings;
        this.threads = threads;
    }

    @Override
    public DirectoryAnswer read(UserModel person) throws DirectoryException {
        if (settings == null) {
            throw new DirectoryException(Reason.NOT_CONFIGURED, "the server has no option url for this directory");
        }
        String uuid = PersonAttributes.uuid(person)
                .orElseThrow(() -> new DirectoryException(Reason.PERSON_UNKNOWN, "the person has no UUID"));
        Future<DirectoryAnswer> read = begin(uuid);
        try {
            return read.get(settings.totalTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new DirectoryException(Reason.TIMEOUT, "no answer in " + settings.totalTimeout());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DirectoryException(Reason.UNAVAILABLE, "the server stops");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof DirectoryException reason
                    ? reason
                    : new DirectoryException(
                            Reason.UNAVAILABLE, e.getCause().getClass().getSimpleName());
        } finally {
            read.cancel(true);
        }
    }

    private Future<DirectoryAnswer> begin(String uuid) throws DirectoryException {
        // JNDI loads its socket factory by the thread's class loader, and only the request's knows Keycloak
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try {
            return threads.submit(() -> {
                Thread.currentThread().setContextClassLoader(loader);
                return new SpineSearch(settings).answer(uuid);
            });
        } catch (RejectedExecutionException e) {
            throw new DirectoryException(Reason.UNAVAILABLE, "too many reads wait for the directory");
        }
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public void close() {}
}
