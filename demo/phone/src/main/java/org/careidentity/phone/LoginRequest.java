package org.careidentity.phone;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A login that waits for the person.
 *
 * @param account of this phone that was asked
 * @param id the request's
 * @param realm the realm's address; {@link Phone} shows and answers only those of the account's realm
 * @param client the application's client id
 * @param person the person's id at the realm
 * @param time when the browser began, as the realm wrote it
 * @param expires seconds since 1970
 * @param digits how long the number is
 * @param application the application's name
 * @param organisation the realm's name; empty where the realm sends none
 * @param address the network address of the browser
 */
public record LoginRequest(
        Account account,
        String id,
        String realm,
        String client,
        String person,
        String time,
        long expires,
        int digits,
        String application,
        String organisation,
        String address) {

    static LoginRequest of(Account account, JsonNode json) {
        return new LoginRequest(
                account,
                json.path("id").asText(),
                json.path("realm").asText(),
                json.path("client").asText(),
                json.path("person").asText(),
                json.path("time").asText(),
                json.path("expires").asLong(),
                json.path("digits").asInt(),
                json.path("application").asText(),
                json.path("organisation").asText(),
                json.path("address").asText());
    }

    /** The same request, answered for another account, for tests. */
    public LoginRequest to(Account other) {
        return new LoginRequest(
                other, id, realm, client, person, time, expires, digits, application, organisation, address);
    }

    boolean isOfItsAccountsRealm() {
        return account.realm().toString().equals(realm);
    }
}
