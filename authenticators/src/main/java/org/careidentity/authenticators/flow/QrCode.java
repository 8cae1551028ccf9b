package org.careidentity.authenticators.flow;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

/** A link as a picture that a camera reads. */
public final class QrCode {

    private static final int PIXELS_OF_MODULE = 5;

    private QrCode() {}

    /** The picture as PNG, base64. */
    public static String png(String link) {
        try (ByteArrayOutputStream png = new ByteArrayOutputStream()) {
            QRCodeWriter writer = new QRCodeWriter();
            int pixels = writer.encode(link, BarcodeFormat.QR_CODE, 0, 0).getWidth() * PIXELS_OF_MODULE;
            MatrixToImageWriter.writeToStream(writer.encode(link, BarcodeFormat.QR_CODE, pixels, pixels), "png", png);
            return Base64.getEncoder().encodeToString(png.toByteArray());
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
