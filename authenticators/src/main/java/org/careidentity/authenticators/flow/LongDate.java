package org.careidentity.authenticators.flow;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Days and times as people read them, "1 December 2026". */
public final class LongDate {

    private LongDate() {}

    /** The day of an instant in UTC, in the words of a language; English is that of the United Kingdom. */
    public static String of(Instant when, Locale locale) {
        return text(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG), when, locale);
    }

    /** The same with the time of day, which names its zone, "1 December 2026 at 15:03:27 UTC". */
    public static String withTime(Instant when, Locale locale) {
        return text(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG), when, locale);
    }

    private static String text(DateTimeFormatter format, Instant when, Locale locale) {
        return format.withLocale(Locale.ENGLISH.equals(locale) ? Locale.UK : locale)
                .format(when.atZone(ZoneId.of("UTC")));
    }
}
