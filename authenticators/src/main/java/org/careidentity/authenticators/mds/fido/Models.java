package org.careidentity.authenticators.mds.fido;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.careidentity.authenticators.mds.Freshness;
import org.careidentity.authenticators.mds.ModelEntry;

/**
 * The models of one good BLOB, ready for look-ups.
 *
 * @param number the BLOB's
 * @param nextUpdate the day by which the next BLOB comes
 * @param leftOut entries that could not be read, each with the reason
 */
record Models(
        long number,
        LocalDate nextUpdate,
        Map<UUID, ModelEntry> byAaguid,
        Map<String, ModelEntry> byKeyIdentifier,
        List<String> leftOut) {

    Models {
        byAaguid = Map.copyOf(byAaguid);
        byKeyIdentifier = Map.copyOf(byKeyIdentifier);
        leftOut = List.copyOf(leftOut);
    }

    int size() {
        return byAaguid.size() + byKeyIdentifier.size();
    }

    /** When the day of the next update ends, in UTC. */
    Instant due() {
        return nextUpdate.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    Freshness freshness(Instant now, int graceDays) {
        if (now.isBefore(due())) {
            return Freshness.CURRENT;
        }
        return now.isBefore(nextUpdate
                        .plusDays(1L + graceDays)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant())
                ? Freshness.GRACE
                : Freshness.EXPIRED;
    }
}
