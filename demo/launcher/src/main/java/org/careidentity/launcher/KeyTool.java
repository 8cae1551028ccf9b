package org.careidentity.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The JDK's keytool on a store that has an authority and the keys that it certifies.
 *
 * @param store the file
 */
record KeyTool(Path store) {

    /** The password of all stores of the demo. */
    static final String PASSWORD = "care-identity";

    /** The alias of the authority. */
    static final String AUTHORITY = "authority";

    /** A form of PKCS#12 that every browser and every keychain reads; and a start of Java for a moment's work. */
    private static final List<String> JAVA = List.of(
            "-J-Dkeystore.pkcs12.certProtectionAlgorithm=PBEWithSHA1AndDESede",
            "-J-Dkeystore.pkcs12.keyProtectionAlgorithm=PBEWithSHA1AndDESede",
            "-J-Dkeystore.pkcs12.macAlgorithm=HmacPBESHA1",
            "-J-XX:TieredStopAtLevel=1",
            "-J-XX:+UseSerialGC");

    /** @throws LaunchFailure with the tool's own words when it refuses */
    void run(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(JAVA);
        command.addAll(List.of(arguments));
        if (!List.of(arguments).contains("-importkeystore")) {
            command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        }
        Tool.run(store.getParent(), Map.of(), command);
    }

    /** Makes the authority, with the extensions of its certificate as keytool writes them. */
    void makeAuthority(String name, String days, String... extensions) {
        makeKey(AUTHORITY, name, days, extensions);
    }

    /** Makes a key and has it certified by the authority. */
    void certify(String alias, String name, String days, String... extensions) {
        String request = store.resolveSibling(alias + ".csr").toString();
        String certificate = store.resolveSibling(alias + ".crt").toString();
        makeKey(alias, name, days);
        run("-certreq", "-alias", alias, "-file", request);
        List<String> issue = List.of(
                "-gencert",
                "-rfc",
                "-alias",
                AUTHORITY,
                "-validity",
                days,
                "-infile",
                request,
                "-outfile",
                certificate);
        run(with(issue, extensions));
        run("-importcert", "-alias", alias, "-file", certificate);
    }

    /** Copies one key with its certificates to a store of its own. */
    void copy(String alias, Path to) {
        run(
                "-importkeystore",
                "-srckeystore",
                store.toString(),
                "-srcstorepass",
                PASSWORD,
                "-srcalias",
                alias,
                "-destkeystore",
                to.toString(),
                "-deststoretype",
                "PKCS12",
                "-deststorepass",
                PASSWORD);
    }

    private void makeKey(String alias, String name, String days, String... extensions) {
        List<String> make = List.of(
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                name,
                "-validity",
                days);
        run(with(make, extensions));
    }

    private static String[] with(List<String> arguments, String... extensions) {
        List<String> all = new ArrayList<>(arguments);
        for (String extension : extensions) {
            all.addAll(List.of("-ext", extension));
        }
        return all.toArray(String[]::new);
    }
}
