package org.careidentity.mappers.directory;

import java.util.List;
import org.careidentity.model.DatedDirectoryEntry;

/**
 * What a directory answered about a person.
 *
 * @param entry what it says
 * @param leftOut why entries were left out, a line each that names the entry and not what it holds
 */
public record DirectoryAnswer(DatedDirectoryEntry entry, List<String> leftOut) {

    /** Keeps an own copy. */
    public DirectoryAnswer {
        leftOut = List.copyOf(leftOut);
    }
}
