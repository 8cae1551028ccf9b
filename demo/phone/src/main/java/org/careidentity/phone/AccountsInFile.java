package org.careidentity.phone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.careidentity.phone.authenticator.Base64url;
import org.careidentity.phone.authenticator.CredentialKey;
import org.careidentity.phone.authenticator.KeyAlgorithm;

/** A JSON file with the accounts and, in the clear, their keys: readable by its owner alone, and for tests and demos only. */
final class AccountsInFile implements Accounts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    AccountsInFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    @Override
    public synchronized List<Account> all() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<Account> accounts = new ArrayList<>();
            JSON.readTree(file.toFile()).path("accounts").forEach(json -> accounts.add(read(json)));
            return accounts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void add(Account account) {
        List<Account> accounts = new ArrayList<>(all());
        accounts.add(account);
        write(accounts);
    }

    @Override
    public synchronized void remove(Account account) {
        List<Account> accounts = new ArrayList<>(all());
        accounts.removeIf(kept -> kept.credentialId().equals(account.credentialId()));
        write(accounts);
    }

    private void write(List<Account> accounts) {
        ObjectNode json = JSON.createObjectNode();
        ArrayNode list = json.putArray("accounts");
        accounts.forEach(account -> list.add(written(account)));
        try {
            Files.createDirectories(file.getParent());
            // of the owner alone from its first byte: that is what temporary files are
            Path other = Files.createTempFile(file.getParent(), "accounts", ".json");
            JSON.writerWithDefaultPrettyPrinter().writeValue(other.toFile(), json);
            Files.move(other, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode written(Account account) {
        ObjectNode json = JSON.createObjectNode()
                .put("realm", account.realm().toString())
                .put("organisation", account.organisation())
                .put("account", account.account())
                .put("name", account.name())
                .put("credentialId", account.credentialId())
                .put("deviceToken", account.deviceToken())
                .put("rpId", account.rpId())
                .put("origin", account.origin())
                .put("userHandle", account.userHandle());
        json.putObject("key")
                .put("algorithm", account.key().algorithm().name())
                .put(
                        "private",
                        Base64url.encode(account.key().pair().getPrivate().getEncoded()))
                .put("public", Base64url.encode(account.key().pair().getPublic().getEncoded()));
        return json;
    }

    private static Account read(JsonNode json) {
        JsonNode key = json.path("key");
        return new Account(
                URI.create(json.path("realm").asText()),
                json.path("organisation").asText(),
                json.path("account").asText(),
                json.path("name").asText(),
                json.path("credentialId").asText(),
                json.path("deviceToken").asText(),
                json.path("rpId").asText(),
                json.path("origin").asText(),
                json.path("userHandle").asText(),
                CredentialKey.of(
                        KeyAlgorithm.valueOf(key.path("algorithm").asText()),
                        Base64url.decode(key.path("private").asText()),
                        Base64url.decode(key.path("public").asText())));
    }
}
