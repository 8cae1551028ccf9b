package org.careidentity.mappers.directory.snapshot;

/** A snapshot can't be read, or is too large to be kept. */
public final class SnapshotException extends Exception {

    private static final long serialVersionUID = 1L;

    SnapshotException(String message) {
        super(message);
    }
}
