package io.bridgehead.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No mistake hides another: an operator mends all of them in one round. */
class MistakesHideNothingTest {

    private static final String GOOD = """
            <bridgehead xmlns="urn:bridgehead:config:1">
              <organization id="%s" name="Example" base="o=Example"/>
              <site name="NORTH" server="NORTH-GW" address="gateway@north.example"/>
              <naming-context dn="ou=NORTH,o=Example" home="NORTH"/>
              <smtp-listener><max-connections>20</max-connections></smtp-listener>
              <mailbox protocol="imaps" host="h" user="u" password="${env:P}"><poll>1m</poll></mailbox>
              <connector name="relay">
                <relay host="mail.north.example" port="25"/>
                <first-retry>1m</first-retry>
                <address-space pattern="*.example" cost="1"/>
                <connected-site name="SOUTH" address="gateway@south.example" cost="1"/>
                <connected-site name="WEST" address="gateway@west.example" cost="1"/>
              </connector>
              <connector name="radio">
                <relay host="radio.north.example"/>
                <address-space pattern="*.test"/>
                <connected-site name="EAST" address="gateway@east.test"/>
              </connector>
              <partner site="SOUTH" server="SOUTH-GW" profile="clear" poll="1d"/>
              <partner site="EAST" server="EAST-GW" profile="clear"/>
              <replication><page-size>1MB</page-size><window>2MB</window></replication>
              <limits><value-size>1MB</value-size></limits>
            </bridgehead>
            """.formatted(Configs.ID);

    /** One mistake, and a part of what is said about it. */
    record Mistake(String written, String mistaken, String said) {
        String in(String xml) {
            assertThat(xml).contains(written);
            return xml.replace(written, mistaken);
        }

        @Override
        public String toString() {
            return said;
        }
    }

    /** Two mistakes in one file. */
    record Pair(Mistake one, Mistake other) {}

    static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake("name=\"Example\"", "name=\"\"", "'' is no valid 'name'"),
                new Mistake("server=\"NORTH-GW\"", "server=\"N G\"", "'N G' is no valid 'server'"),
                new Mistake("home=\"NORTH\"", "home=\"NORTH\" write=\"all\"", "'all' is no valid"),
                new Mistake(
                        "<max-connections>20<",
                        "<max-connections>1<",
                        "max-connections-per-peer may"),
                new Mistake("protocol=\"imaps\"", "protocol=\"smtp\"", "'smtp' is no valid"),
                new Mistake("<poll>1m", "<poll>1x", "'1x' is no valid 'poll'"),
                new Mistake(
                        "address=\"gateway@south.example\" cost=\"1\"",
                        "address=\"gateway@south.example\" cost=\"101\"",
                        "'101' is no valid 'cost'"),
                new Mistake(
                        "pattern=\"*.example\" cost=\"1\"",
                        "pattern=\"*.example\" cost=\"0\"",
                        "'0' is no valid 'cost'"),
                new Mistake("port=\"25\"", "port=\"x\"", "'x' is no valid 'port'"),
                new Mistake(
                        "host=\"mail.north.example\"",
                        "hots=\"mail.north.example\"",
                        "'relay' lacks attribute 'host'"),
                new Mistake(
                        "<first-retry>1m", "<first-retry>2h", "first-retry may not be more than"),
                new Mistake(
                        "gateway@west.example",
                        "gateway@west.test",
                        "'gateway@west.test' is outside"),
                new Mistake(
                        "name=\"WEST\"", "name=\"NORTH\"", "this site, 'NORTH', is not reached"),
                new Mistake(
                        "<relay host=\"radio.north.example\"/>",
                        "",
                        "'connector' lacks element 'relay'"),
                new Mistake(
                        "gateway@east.test",
                        "gateway@north.example",
                        "is that of this gateway itself"),
                new Mistake(
                        "profile=\"clear\" poll", "profile=\"open\" poll", "'open' is no valid"),
                new Mistake("poll=\"1d\"", "pole=\"1d\"", "unknown attribute 'pole'"),
                new Mistake("site=\"EAST\"", "site=\"east\"", "differs only in case"),
                new Mistake(
                        "server=\"EAST-GW\" profile=\"clear\"",
                        "profile=\"clear\" connector=\"rdio\" address=\"g@east.test\"",
                        "unknown connector 'rdio'"),
                new Mistake(
                        "<window>2MB", "<window>512KB", "page-size may not be more than window"),
                new Mistake(
                        "</replication>",
                        "<patience>2d</patience></replication>",
                        "patience may not be more than longest-patience"),
                new Mistake(
                        "<value-size>1MB",
                        "<value-size>512MB",
                        "value-size may not be more than entry-size"),
                new Mistake(
                        "</limits>",
                        "<split-message-size>1GB</split-message-size></limits>",
                        "split-message-size may not be more than split-messages-size"));
    }

    static Stream<Pair> pairs() {
        List<Mistake> all = mistakes().toList();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                pairs.add(new Pair(all.get(i), all.get(j)));
            }
        }
        return pairs.stream();
    }

    @Test
    void fileWithoutAMistakeIsGood() {
        Config config = Configs.good(Configs.read(GOOD, java.util.Map.of("P", "secret")));
        assertThat(config.partners()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeIsReportedAloneAndWithNothingThatOnlyFollowsFromIt(Mistake mistake) {
        List<Problem> errors = errors(mistake.in(GOOD));
        assertThat(errors).anyMatch(each -> each.message().contains(mistake.said()));
        // A misspelled key is both unknown and missing; our own address is outside the spaces, too.
        boolean isTwo = Stream.of("lacks attribute 'host'", "'rdio'", "this gateway itself")
                .anyMatch(mistake.said()::contains);
        int most = isTwo ? 2 : 1;
        assertThat(errors).hasSizeLessThanOrEqualTo(most);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void twoMistakesAreReportedTogether(Pair pair) {
        List<Problem> errors = errors(pair.other().in(pair.one().in(GOOD)));
        assertThat(errors)
                .anyMatch(each -> each.message().contains(pair.one().said()))
                .anyMatch(each -> each.message().contains(pair.other().said()));
    }

    @Test
    void allMistakesAreReportedTogether() {
        String xml = GOOD;
        for (Mistake each : mistakes().toList()) {
            xml = each.in(xml);
        }
        List<Problem> errors = errors(xml);
        mistakes()
                .forEach(mistake -> assertThat(errors)
                        .as(mistake.said())
                        .anyMatch(each -> each.message().contains(mistake.said())));
    }

    /** What an operator met: a cost of 101 hid these four. */
    @Test
    void wrongCostHidesNoMistakeOfTheRoutes() {
        String xml = Configs.TWO_SITES
                .replace("pattern=\"*.example\"", "pattern=\"*.example\" cost=\"101\"")
                .replace("</connector>", """
                          <connected-site name="NORTH" address="g@x.example"/>
                          <connected-site name="WEST" address="g@west.test"/>
                        </connector>""")
                .replace(
                        "</bridgehead>",
                        "<partner site=\"WEST\" server=\"W\" profile=\"clear\" connector=\"rely\""
                                + " address=\"g@west.example\"/>\n"
                                + "<partner site=\"EAST\" server=\"E\" profile=\"clear\"/></bridgehead>");
        assertThat(Configs.said(xml))
                .contains("'101' is no valid 'cost' (1 to 100)")
                .contains("this site, 'NORTH', is not reached by mail")
                .contains(
                        "address 'g@west.test' is outside the address spaces of connector 'relay'")
                .contains("unknown connector 'rely' (did you mean 'relay'?)")
                .contains("no route to partner 'EAST'");
    }

    @Test
    void wayWithAMistakeIsNotCalledMissing() {
        String xml = Configs.TWO_SITES.replace("gateway@south.example", "gateway south");
        assertThat(Configs.said(xml))
                .contains("'gateway south' is no valid 'address'")
                .doesNotContain("no route");
    }

    private static List<Problem> errors(String xml) {
        var outcome = Configs.read(xml, java.util.Map.of("P", "secret"));
        assertThat(outcome).isInstanceOf(ConfigLoader.Rejected.class);
        return Configs.problems(outcome).errors();
    }
}
