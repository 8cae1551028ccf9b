package org.careidentity.realmconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergerTest {

    @Test
    void objectsMergeMemberByMember() {
        assertThat(merge("{'a': {'b': 1}}", "{'a': {'c': {'d': 2}}, 'e': true}"))
                .isEqualTo(json("{'a': {'b': 1, 'c': {'d': 2}}, 'e': true}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alias", "clientId", "username", "name", "id", "authenticator", "executor", "providerId"})
    void arrayElementsOfOneIdentityBecomeOne(String key) {
        assertThat(merge(
                        "{'list': [{'" + key + "': 'x', 'one': 1}, {'" + key + "': 'y'}]}",
                        "{'list': [{'" + key + "': 'x', 'two': 2}, {'" + key + "': 'z'}]}"))
                .isEqualTo(json("{'list': [{'" + key + "': 'x', 'one': 1, 'two': 2}, {'" + key + "': 'y'}, {'" + key
                        + "': 'z'}]}"));
    }

    @Test
    void aMoreSpecificIdentityWins() {
        assertThat(merge(
                        "{'clients': [{'clientId': 'a', 'name': 'One'}]}",
                        "{'clients': [{'clientId': 'b', 'name': 'One'}]}"))
                .isEqualTo(json("{'clients': [{'clientId': 'a', 'name': 'One'}, {'clientId': 'b', 'name': 'One'}]}"));
    }

    @Test
    void otherArrayElementsAreAppended() {
        assertThat(merge("{'list': ['a', {'x': 1}]}", "{'list': ['b', {'x': 2}]}"))
                .isEqualTo(json("{'list': ['a', {'x': 1}, 'b', {'x': 2}]}"));
    }

    @Test
    void executionsOfALaterFragmentComeAfter() {
        assertThat(
                        merge(
                                "{'authenticationFlows': [{'alias': 'login', 'authenticationExecutions': [{'authenticator': 'a'}]}]}",
                                "{'authenticationFlows': [{'alias': 'login', 'authenticationExecutions': [{'flowAlias': 'b'}]}]}"))
                .isEqualTo(
                        json(
                                "{'authenticationFlows': [{'alias': 'login', 'authenticationExecutions': [{'authenticator': 'a'}, {'flowAlias': 'b'}]}]}"));
    }

    @Test
    void theSameValueTwiceIsNoConflict() {
        assertThat(merge("{'a': 'x', 'b': 1}", "{'a': 'x', 'b': 1}")).isEqualTo(json("{'a': 'x', 'b': 1}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'y'", "1", "{'x': 1}", "['x']", "null"})
    void twoValuesForOneMemberAreAnErrorThatNamesThePlace(String other) {
        assertThatThrownBy(() -> merge(
                        "{'flows': [{'alias': 'f', 'a': 'x'}]}", "{'flows': [{'alias': 'f', 'a': " + other + "}]}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("fragment 1")
                .hasMessageContaining("/flows/alias=f/a")
                .hasMessageContaining("\"x\"");
    }

    @Test
    void fragmentsStayAsTheyAre() {
        ObjectNode first = json("{'a': {'b': [1]}}");
        Merger.merge(List.of(new Fragment("first", first), new Fragment("second", json("{'a': {'b': [2]}}"))));
        assertThat(first).isEqualTo(json("{'a': {'b': [1]}}"));
    }

    private static ObjectNode merge(String... fragments) {
        List<String> texts = List.of(fragments);
        return Merger.merge(texts.stream()
                .map(text -> new Fragment("fragment " + texts.indexOf(text), json(text)))
                .toList());
    }

    private static ObjectNode json(String text) {
        try {
            return new ObjectMapper().readValue(text.replace('\'', '"'), ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
