package org.careidentity.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;

/**
 * The days on which an entry of a directory counts: from its open date to its close date, both included. Either may be
 * missing. The days are those of England.
 *
 * @param open the first day; empty for always
 * @param close the last day; empty for ever
 */
public record Validity(Optional<LocalDate> open, Optional<LocalDate> close) {

    /** No dates. */
    public static final Validity ALWAYS = new Validity(Optional.empty(), Optional.empty());

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    /**
     * Reads a date as the Spine directory writes it, {@code YYYYMMDD}.
     *
     * @throws IllegalArgumentException when it is anything else, or a day that no calendar has
     */
    public static LocalDate date(String text) {
        try {
            if (text.length() == 8) {
                return LocalDate.parse(text, DAY);
            }
        } catch (DateTimeException e) {
            // said below, for both reasons
        }
        throw new IllegalArgumentException("not a date of the form YYYYMMDD");
    }

    /** Whether a day is within. */
    public boolean holdsOn(LocalDate day) {
        return open.filter(day::isBefore).isEmpty()
                && close.filter(day::isAfter).isEmpty();
    }

    /** The days on which this and another count. */
    public Validity and(Validity other) {
        return new Validity(
                later(open, other.open),
                close.isPresent() && other.close.isPresent()
                        ? close.filter(other.close.get()::isAfter).or(other::close)
                        : close.or(other::close));
    }

    /** The same for a day and all that follow: an open date that has passed by then is none. */
    public Validity from(LocalDate day) {
        return new Validity(open.filter(day::isBefore), close);
    }

    private static Optional<LocalDate> later(Optional<LocalDate> one, Optional<LocalDate> other) {
        return one.isPresent() && other.isPresent()
                ? one.filter(other.get()::isBefore).or(() -> other)
                : one.or(() -> other);
    }
}
