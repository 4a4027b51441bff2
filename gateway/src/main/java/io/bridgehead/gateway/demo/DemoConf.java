package io.bridgehead.gateway.demo;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The configuration of a site, as an operator would write it, except that all waits are seconds
 * instead of hours.
 */
final class DemoConf {
    private static final String FILE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- Site %2$s of './bridgehead demo'. Mail goes to the neighbours directly. -->
            <bridgehead xmlns="urn:bridgehead:config:1">
              <organization id="%1$s" name="Demo" base="%3$s"/>
              <site name="%2$s" server="%4$s" address="gateway@%5$s"/>
              <data>data</data>
              <smtp-listener>
                <host>127.0.0.1</host>
                <port>%6$d</port>
              </smtp-listener>
            %7$s%8$s  <replication>
                <patience>10s</patience>
                <longest-patience>30s</longest-patience>
                <tell-delay>20ms</tell-delay>
                <status-interval>1m</status-interval>
              </replication>
            </bridgehead>
            """;
    private static final String CONNECTOR = """
              <connector name="to-%1$s">
                <relay host="127.0.0.1" port="%2$d" starttls="none"/>
                <first-retry>100ms</first-retry>
                <longest-retry>1s</longest-retry>
                <address-space pattern="%3$s"/>
                <connected-site name="%1$s" address="gateway@%3$s"/>
              </connector>
            """;
    private static final String PARTNER = """
              <partner site="%s" server="%s" profile="clear"/>
            """;

    private DemoConf() {}

    /** The configuration of {@code site}, whose partners are its neighbours. */
    static String of(UUID organization, DemoSite site, List<DemoSite> neighbours) {
        return FILE.formatted(
                organization,
                site.name(),
                DemoSite.BASE,
                site.server(),
                site.domain(),
                site.port(),
                neighbours.stream()
                        .map(each -> CONNECTOR.formatted(each.name(), each.port(), each.domain()))
                        .collect(Collectors.joining()),
                neighbours.stream()
                        .map(each -> PARTNER.formatted(each.name(), each.server()))
                        .collect(Collectors.joining()));
    }
}
