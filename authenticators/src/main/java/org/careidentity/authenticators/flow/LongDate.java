package org.careidentity.authenticators.flow;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** A day as people read it, "1 December 2026". */
public final class LongDate {

    private LongDate() {}

    /** The day of an instant in UTC, in the words of a language; English is that of the United Kingdom. */
    public static String of(Instant when, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.ENGLISH.equals(locale) ? Locale.UK : locale)
                .format(when.atZone(ZoneOffset.UTC));
    }
}
