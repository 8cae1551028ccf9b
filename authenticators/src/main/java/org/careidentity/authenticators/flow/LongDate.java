package org.careidentity.authenticators.flow;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Days and times as people read them, "1 December 2026". */
public final class LongDate {

    private static final ZoneId ENGLAND = ZoneId.of("Europe/London");

    private LongDate() {}

    /** The day of an instant in UTC, in the words of a language; English is that of the United Kingdom. */
    public static String of(Instant when, Locale locale) {
        return text(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG), when.atZone(ZoneOffset.UTC), locale);
    }

    /** The same with the time of day in England, which names its zone, "1 December 2026 at 15:03:27 GMT". */
    public static String withTime(Instant when, Locale locale) {
        return text(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG), when.atZone(ENGLAND), locale);
    }

    private static String text(DateTimeFormatter format, ZonedDateTime when, Locale locale) {
        return format.withLocale(Locale.ENGLISH.equals(locale) ? Locale.UK : locale)
                .format(when);
    }
}
