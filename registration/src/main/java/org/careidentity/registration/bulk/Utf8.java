package org.careidentity.registration.bulk;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.careidentity.registration.answer.Problem;
import org.careidentity.registration.answer.ProblemException;

/** Texts in UTF-8 and nothing else: what is guessed from other encodings would be a name or a reason that nobody wrote. */
final class Utf8 {

    private static final char MARK = '\uFEFF';

    private Utf8() {}

    /** The text, without a byte order mark; a byte that is none of UTF-8's is named by its line. */
    static String decode(byte[] bytes) throws ProblemException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        // no text has more characters than bytes
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new ProblemException(
                    Problem.MALFORMED,
                    "Line " + line(bytes, in.position())
                            + " is not in UTF-8: save the file as \"CSV UTF-8\", and send it again.");
        }
        out.flip();
        String text = out.toString();
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    private static int line(byte[] bytes, int end) {
        int line = 1;
        for (int at = 0; at < end; at++) {
            if (bytes[at] == '\n') {
                line++;
            }
        }
        return line;
    }
}
