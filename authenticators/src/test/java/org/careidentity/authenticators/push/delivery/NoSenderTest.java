package org.careidentity.authenticators.push.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NoSenderTest {

    private final PushSender sender = new NoSenderFactory().create(null);

    @Test
    void nobodyIsToldAndNoAddressIsKept() throws DeliveryException {
        assertThat(sender.usable()).isFalse();
        assertThat(sender.vapidKey()).isEmpty();
        assertThatThrownBy(() -> sender.check("{\"endpoint\":\"https://fcm.googleapis.com/x\"}"))
                .isInstanceOf(PushAddressException.class);
        sender.send("{}", new PushMessage("https://login.example/realms/r", "Yw", "r", 1));
    }

    @Test
    void whatAServiceSaysIsOneShortLineOfALog() {
        assertThat(DeliveryException.failed("a\r\nb\u001b[0m\u202e").getMessage())
                .isEqualTo("a??b?[0m?");
        assertThat(DeliveryException.gone("x".repeat(1000)).getMessage()).hasSizeLessThan(310);
    }
}
