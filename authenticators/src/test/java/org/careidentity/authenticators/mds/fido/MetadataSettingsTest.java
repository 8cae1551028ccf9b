package org.careidentity.authenticators.mds.fido;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.careidentity.authenticators.emulated.MetadataSigner;
import org.careidentity.authenticators.mds.Freshness;
import org.careidentity.authenticators.node.ServerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataSettingsTest {

    private static final String URL = "https://mds3.fidoalliance.org/";

    private static MetadataSettings settings(Map<String, String> options) {
        return MetadataSettings.of(new ServerOptions(options));
    }

    private static void refused(String option, String value) {
        Map<String, String> options = new HashMap<>(Map.of("url", URL));
        options.put(option, value);
        assertThatThrownBy(() -> settings(options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("spi-care-identity-mds--fido--" + option);
    }

    @Test
    void aServerWithoutASourceHasNoMetadata() {
        assertThat(settings(Map.of("root", "missing.pem"))).isNull();
        FidoMetadataFactory factory = new FidoMetadataFactory();
        factory.init(new ServerOptions(Map.of()));
        factory.postInit(null);
        assertThat(factory.create(null).freshness()).isEqualTo(Freshness.ABSENT);
        assertThat(factory.getOperationalInfo()).containsEntry("source", "not configured");
        factory.close();
    }

    @Test
    void theDefaultsAreThoseOfTheRealService() {
        MetadataSettings settings = settings(Map.of("url", URL));
        assertThat(settings.roots()).containsExactly(Vectors.root());
        assertThat(settings.signer()).isEqualTo("mds.fidoalliance.org");
        assertThat(settings.revocationRequired()).isTrue();
        assertThat(settings.crlHosts()).containsExactly("crl.globalsign.com");
        assertThat(settings.refresh()).isEqualTo(Duration.ofHours(1));
        assertThat(settings.maxBytes()).isEqualTo(16 * 1024 * 1024);
        assertThat(settings.graceDays()).isEqualTo(30);
    }

    @Test
    void oneSourceIsEnough() {
        assertThatThrownBy(() -> settings(Map.of("url", URL, "file", "blob.jwt")))
                .hasMessageContaining("both there");
    }

    @Test
    void anOwnRootTakesThePlaceOfTheDefault(@TempDir Path folder) throws IOException {
        MetadataSigner signer = MetadataSigner.create();
        Path root = Files.writeString(folder.resolve("root.pem"), signer.rootPem());
        assertThat(settings(Map.of("file", "blob.jwt", "root", root.toString())).roots())
                .containsExactly(signer.root());
    }

    @Test
    void aRootThatCannotBeReadStopsTheServer(@TempDir Path folder) throws IOException {
        refused("root", folder.resolve("missing.pem").toString());
        refused("root", Files.writeString(folder.resolve("empty.pem"), "").toString());
        refused(
                "root",
                Files.writeString(folder.resolve("rubbish.pem"), "rubbish").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://mds3.fidoalliance.org/",
                "https:///blob",
                "https://user:secret@mds3.fidoalliance.org/",
                "mds3.fidoalliance.org",
                "file:///blob.jwt",
                "https://a b/"
            })
    void anAddressThatIsNotHttpsStopsTheServer(String url) {
        refused("url", url);
    }

    @ParameterizedTest
    @CsvSource({
        "refresh-seconds, 0",
        "refresh-seconds, soon",
        "retry-seconds, -1",
        "timeout-millis, 1.5",
        "total-timeout-millis, 0",
        "max-bytes, 16MB",
        "grace-days, -1",
        "revocation, off",
    })
    void anOptionWithoutSenseStopsTheServer(String option, String value) {
        refused(option, value);
    }
}
